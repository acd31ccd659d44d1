"""Every warning sign is asked about, at its level."""

import pytest

from data.catalogue import Catalogue

LEVELS = {
    "emergency": (
        "rf-saddle rf-bladder rf-sexual rf-bilateral rf-weak-prog rf-trauma rf-chest rf-aaa rf-sepsis"
    ),
    "urgent": (
        "rf-fever rf-weightloss rf-lump rf-night rf-thoracic rf-cancer rf-immune rf-minortrauma rf-pulse"
    ),
    "see_clinician": (
        "rf-cough rf-inflam rf-leg-one rf-long rf-heart rf-chest-effort rf-faint rf-joint "
        "rf-medicine rf-pressure rf-illness rf-injury rf-supervised rf-other"
    ),
    "caution": "rf-age rf-preg rf-surgery",
    "adults_only": "rf-under16",
}
LEVEL_OF = {flag: level for level, flags in LEVELS.items() for flag in flags.split()}

ASKS = {
    "rf-saddle": ("numbness or tingling", "genitals", "back passage", "buttocks"),
    "rf-bladder": ("passing urine", "control", "bowels"),
    "rf-sexual": ("sexual function", "back or leg pain"),
    "rf-bilateral": ("pain, tingling, weakness or numbness", "both legs"),
    "rf-weak-prog": ("weaker over hours or days", "tripping", "foot"),
    "rf-trauma": ("serious accident", "fall from a height"),
    "rf-chest": ("chest pain", "breathing"),
    "rf-aaa": ("sudden severe", "tummy or low back", "dizziness", "clammy", "racing heart", "fainting"),
    "rf-sepsis": ("fever or shivering", "very unwell", "confused"),
    "rf-fever": ("high temperature",),
    "rf-weightloss": ("weight", "without trying"),
    "rf-lump": ("lump or swelling", "changed its shape"),
    "rf-night": ("doesn't ease with rest", "worse at night"),
    "rf-cough": ("sneeze, cough or strain",),
    "rf-thoracic": ("top of your back", "between your shoulder blades"),
    "rf-cancer": ("now or at any time", "new"),
    "rf-immune": ("weak defences", "injected drugs", "recent infection or injection"),
    "rf-minortrauma": ("small fall or lift", "thin bones", "steroid", "70"),
    "rf-pulse": ("pulsing lump", "tummy and back pain", "smoke", "65"),
    "rf-age": ("first", "20", "55"),
    "rf-inflam": ("half an hour", "eases with moving", "45", "3 months", "eyes", "psoriasis", "bowel"),
    "rf-leg-one": ("one leg", "numbness or weakness", "isn't getting worse"),
    "rf-preg": ("pregnant",),
    "rf-surgery": ("birth", "surgery", "12 weeks"),
    "rf-long": ("6 weeks", "stops you"),
    "rf-under16": ("under 18",),
    "rf-heart": ("heart condition", "limit activity"),
    "rf-chest-effort": ("chest pain", "active", "past month"),
    "rf-faint": ("dizziness", "passing out"),
    "rf-joint": ("bone or joint",),
    "rf-medicine": ("medicine for your heart or blood pressure",),
    "rf-pressure": ("blood pressure", "under control"),
    "rf-illness": ("stroke", "seizures", "anaemia", "diabetes"),
    "rf-injury": ("injury", "12 months"),
    "rf-supervised": ("watching over",),
    "rf-other": ("any other reason",),
}
DIAGNOSES = (
    "cauda",
    "equina",
    "aneurysm",
    "sepsis",
    "fracture",
    "tumour",
    "metastas",
    "sciatica",
    "embol",
    "spondyl",
)


def test_every_warning_sign_is_there_and_nothing_else(cat: Catalogue) -> None:
    assert cat.red_flags.keys() == LEVEL_OF.keys() == ASKS.keys()


@pytest.mark.parametrize(("flag", "level"), LEVEL_OF.items())
def test_a_warning_sign_has_its_level(cat: Catalogue, flag: str, level: str) -> None:
    assert cat.red_flags[flag].level == level


@pytest.mark.parametrize(("flag", "words"), ASKS.items())
def test_a_warning_sign_asks_for_what_it_is_about(cat: Catalogue, flag: str, words: tuple[str, ...]) -> None:
    asked = cat.red_flags[flag].ask.casefold()
    assert [word for word in words if word not in asked] == []


def test_the_emergency_set_and_only_it_is_asked_again_before_every_session(cat: Catalogue) -> None:
    again = {flag.id for flag in cat.red_flags.values() if flag.recheck}
    assert again == set(LEVELS["emergency"].split())


AGAIN = {
    "rf-saddle": ("numb or tingling", "between the legs", "buttocks"),
    "rf-bladder": ("bladder", "bowel"),
    "rf-sexual": ("sexual feeling",),
    "rf-bilateral": ("both legs", "painful", "tingling", "numb", "weak"),
    "rf-weak-prog": ("leg or foot getting weaker",),
    "rf-trauma": ("serious accident", "fall from a height"),
    "rf-chest": ("chest pain", "trouble breathing"),
    "rf-aaa": ("sudden severe pain", "faint"),
    "rf-sepsis": ("fever", "very unwell"),
}


def test_before_a_session_few_short_lines_ask_for_all_of_them(cat: Catalogue) -> None:
    lines = {flag.id: flag.recheck.casefold() for flag in cat.red_flags.values() if flag.recheck}
    assert lines.keys() == AGAIN.keys()
    assert [(flag, w) for flag, words in AGAIN.items() for w in words if w not in lines[flag]] == []
    assert len(set(lines.values())) <= 4
    assert all(len(line.split()) <= 18 for line in lines.values())


def test_a_caution_carries_its_condition_into_the_profile(cat: Catalogue) -> None:
    carried = {flag.id: flag.condition for flag in cat.red_flags.values() if flag.condition}
    assert carried == {
        "rf-preg": "pregnancy",
        "rf-surgery": "recent-birth-or-surgery",
        "rf-pressure": "high-blood-pressure",
    }


@pytest.mark.parametrize("flag", LEVEL_OF)
def test_a_question_names_no_diagnosis_as_a_verdict(cat: Catalogue, flag: str) -> None:
    asked = cat.red_flags[flag].ask.casefold()
    assert [word for word in DIAGNOSES if word in asked] == []
    assert not asked.endswith((".", "?"))
    assert len(asked.split()) <= 35


def test_copies_of_a_health_services_list_are_not_passed_off_as_its_own_page(cat: Catalogue) -> None:
    assert cat.sources["NHSRF"].status == "secondary"
    resting_on_copies = [f for f in cat.red_flags.values() if f.sources == ("NHSRF",)]
    assert resting_on_copies
    assert {flag.status for flag in resting_on_copies} == {"secondary"}
