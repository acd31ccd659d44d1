"""A study counted cell by cell: saved whole, and gone on with where it was interrupted."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from studies.counting import Row, Study, count, row, saved

CELLS = ("calm", "wavering", "steep", "flat")


class Counter:
    """Counts cells, and remembers which; may be made to stop at one."""

    def __init__(self) -> None:
        self.counted: list[str] = []
        self.stops_at: str | None = None

    def study(self, each: int = 10) -> Study:
        cells = {kind: partial(self.count, kind) for kind in CELLS}
        return Study(name="weather", each=each, cells=cells, page=lambda rows: f"{len(rows)} kinds\n")

    def count(self, kind: str, n: int) -> Row:
        if kind == self.stops_at:
            raise KeyboardInterrupt
        self.counted.append(kind)
        return row({"kind": kind, "n": n, "mean": n / 3})


def run(study: Study, place: Path, each: int | None = None) -> None:
    count([study], each=each, folder=place, kept=place / "kept", cores=partial(ThreadPoolExecutor, 1))


def test_a_study_is_saved_in_its_own_order_with_its_page(tmp_path: Path) -> None:
    weather = Counter().study()
    run(weather, tmp_path)
    assert saved(weather, tmp_path) == [{"kind": kind, "n": "10", "mean": "3.333"} for kind in CELLS]
    assert (tmp_path / "weather.md").read_text() == "4 kinds\n"


def test_an_interrupted_run_goes_on_where_it_stopped_and_a_finished_one_begins_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = Counter()
    counter.stops_at = "steep"
    with pytest.raises(KeyboardInterrupt):
        run(counter.study(), tmp_path)
    before = list(counter.counted)
    assert not (tmp_path / "weather.csv").exists()

    counter.stops_at = None
    run(counter.study(), tmp_path)
    assert before[:2] == ["calm", "wavering"]
    assert sorted(counter.counted) == sorted(CELLS)
    assert "4 of 4 cells" in capsys.readouterr().out.splitlines()[-1]

    run(counter.study(), tmp_path)
    assert len(counter.counted) == 2 * len(CELLS)


def test_cells_of_another_size_are_not_taken_up(tmp_path: Path) -> None:
    counter = Counter()
    counter.stops_at = "flat"
    with pytest.raises(KeyboardInterrupt):
        run(counter.study(), tmp_path, each=5)
    counter.stops_at = None
    run(counter.study(), tmp_path)
    assert {cell["n"] for cell in saved(counter.study(), tmp_path)} == {"10"}


def test_cells_of_other_code_are_not_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Counter()
    counter.stops_at = "flat"
    with pytest.raises(KeyboardInterrupt):
        run(counter.study(), tmp_path)
    counter.stops_at = None
    monkeypatch.setattr("studies.counting.fingerprint", lambda: "other")
    run(counter.study(), tmp_path)
    assert counter.counted.count("calm") == 2
