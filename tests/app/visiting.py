"""Pages of the app opened without a browser, and what a reader sees there."""

from streamlit.testing.v1 import AppTest

from data.catalogue import load_catalogue
from tests.app.server import ROOT

PAGES = (
    "today", "session", "routine", "catalogue", "progress", "history", "lessons", "settings", "worry",
)  # fmt: skip
HOSTILE_NAME = "![x](http://127.0.0.1:9/leak.png) **Plank**"
HARMLESS: dict[str, str | list[str]] = {
    "placed": "feet",
    "back": ["still"],
    "weight": ["own-body"],
    "how": ["gentle"],
}


def visit(
    page: str,
    *,
    zone: str = "UTC",
    query: dict[str, str] | None = None,
    user: dict[str, object] | None = None,
) -> AppTest:
    """Open a page in a new session, in a zone, with a query, as someone."""
    app = AppTest.from_file("launcher.py", default_timeout=60)
    app.context = {"timezone": zone}
    app.query_params.update(query or {})
    if user is not None:
        app.user = user
    return app.run().switch_page(str(ROOT / f"pages/{page}.py")).run()


def shown(app: AppTest) -> str:
    """Everything a reader of the page sees as text."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.text, app.caption, app.error, app.info)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def assert_well(app: AppTest) -> None:
    """The page opened, and says that nothing is wrong."""
    assert not app.exception, app.exception
    assert not app.error, app.error
    assert app.title


def answer_all_no(app: AppTest) -> AppTest:
    """Go through the safety check with nothing to report."""
    while asked := [str(b.key) for b in app.button if str(b.key).startswith("none_")]:
        app.button(key=asked[0]).click().run()
    return app


def answer(app: AppTest, **answers: str | list[str]) -> AppTest:
    """Tap through the four pictured questions, to the answer; a question not named keeps what is chosen."""
    for question in load_catalogue().own_questions:
        if question in answers:
            app.pills(key=f"own_question_{question}").set_value(answers[question]).run()
        app.button(key="own_next").click().run()
    return app


def ask(app: AppTest, name: str, **answers: str | list[str]) -> AppTest:
    """Describe a move that nobody knows by name, a harmless one but for the questions named here."""
    app.text_input(key="ask_search").set_value(name).run()
    app.button(key="own_describe").click().run()
    return answer(app, **HARMLESS | answers)
