"""Every warning sign is asked about, in few plain words, with its sources."""

import re
from datetime import date

from data.catalogue import Catalogue, RedFlagLevel
from tests.safety.expectations import signs

ASKS = {
    "rf-bladder": ("pee", "no feeling", "leaks"),
    "rf-bowel": ("no feeling", "full bowel", "leaks"),
    "rf-saddle": ("numb or tingling", "between your legs"),
    "rf-sexual": ("sex", "differently"),
    "rf-bilateral": ("both legs", "weak, numb or tingling"),
    "rf-both-pain": ("pain in both legs", "second"),
    "rf-unsteady": ("unsteady, heavy or clumsy",),
    "rf-weak-prog": ("foot you can't lift", "getting weaker"),
    "rf-chest": ("chest pain", "breathing"),
    "rf-aaa": ("sudden severe", "faint", "pale", "clammy"),
    "rf-sepsis": ("ill", "confused", "sleepy"),
    "rf-trauma": ("serious accident", "big fall"),
    "rf-minortrauma": (
        "sudden pain",
        "small fall or lift",
        "plus one",
        "70",
        "thin bones",
        "steroid",
        "inflamed spine",
    ),
    "rf-fever": ("fever", "shivers", "feeling ill", "hot, open or oozing wound"),
    "rf-immune": ("weak defences", "drugs by needle", "recent infection", "jab", "surgery in the spine"),
    "rf-urine": ("under the ribs", "pee"),
    "rf-cancer": ("now or ever",),
    "rf-weightloss": ("weight", "without trying"),
    "rf-sweats": ("night sweats",),
    "rf-night": ("rest", "worse at night"),
    "rf-band": ("band",),
    "rf-thoracic": ("between your shoulder blades",),
    "rf-lump": ("lump", "swelling", "new back shape"),
    "rf-pulse": ("beating lump", "tummy"),
    "rf-calf": ("swollen", "calf"),
    "rf-leg-new": ("new numbness or weakness",),
    "rf-cough": ("cough", "sneeze"),
    "rf-leg-one": ("one leg", "numb or weak"),
    "rf-long": ("six weeks", "stops daily life"),
    "rf-pressure": ("not under control",),
    "rf-told": ("told not to exercise",),
    "rf-operation": ("surgery", "back, tummy or hip"),
    "rf-heart": ("also treated",),
    "rf-older": ("65",),
    "rf-older-falls": ("past year", "unsteady", "worried"),
    "rf-older-bones": ("thin bones", "small knock"),
    "rf-birth": ("also by caesarean",),
    "rf-inflam": ("45", "3 months", "stiff mornings", "never checked"),
    "rf-preg-bleeding": ("bleeding", "waters", "tightenings"),
    "rf-preg-signs": ("headache", "calf", "moves less"),
    "rf-preg-faint": ("dizzy", "faint", "breathless", "after rest"),
    "rf-preg-illness": ("diabetes", "blood pressure", "thyroid", "heart", "lung"),
    "rf-preg-before": ("more than one baby", "too soon"),
    "rf-preg-womb": ("low placenta after week 28", "weak neck of the womb"),
    "rf-preg-growth": ("pre-eclampsia", "growing too slowly", "triplets"),
    "rf-preg-twins": ("twins after week 28", "blood pressure"),
    "rf-preg-anaemia": ("anaemia", "eating"),
    "rf-birth-bleeding": ("bleeding that isn't a period",),
    "rf-birth-caesarean": ("caesarean", "grows with effort"),
}
IN_TWO_WEEKS = {
    "rf-bladder", "rf-bowel", "rf-saddle", "rf-sexual", "rf-bilateral", "rf-both-pain", "rf-unsteady",
    "rf-weak-prog",
}  # fmt: skip
DIAGNOSES = (
    "cauda", "equina", "aneurysm", "sepsis", "fracture", "tumour", "metastas", "sciatica", "embol", "spondyl",
)  # fmt: skip
WORDS_A_MINUTE = 240  # read on a phone; our own assumption, as is a second for each tap
SECONDS_A_TAP = 1


def asked_of_everyone(cat: Catalogue) -> list[str]:
    return [s.id for s in cat.flag_screens.values() if not cat.red_flags[s.flags[0]].only_with]


def test_a_warning_sign_asks_for_what_it_is_about(cat: Catalogue) -> None:
    missing = {
        flag: [word for word in words if word not in cat.red_flags[flag].ask.casefold()]
        for flag, words in ASKS.items()
    }
    assert not {flag: words for flag, words in missing.items() if words}


def test_a_sore_joint_or_tablets_for_blood_pressure_alone_stop_nobody(cat: Catalogue) -> None:
    """A joint has a filter of its own, and a pressure under control is no reason to wait."""
    asked = {flag.id: flag.ask.casefold() for flag in cat.red_flags.values()}
    assert asked["rf-told"] == "told not to exercise"
    assert [id_ for id_, ask in asked.items() if re.search(r"joint|knee|tablet", ask)] == ["rf-minortrauma"]


def test_the_nerves_rest_on_the_national_pathway_and_no_sign_is_judged_alone(cat: Catalogue) -> None:
    cited = {flag for flag in IN_TWO_WEEKS if "GIRFT23" in cat.red_flags[flag].sources}
    assert cited == {"rf-bladder", "rf-bowel", "rf-saddle", "rf-sexual", "rf-bilateral"}
    assert cat.rules["one-sign-alone"].sources == ("IFOMPT20",)


def test_every_sign_stands_on_one_screen_but_the_one_asked_after_a_session(cat: Catalogue) -> None:
    asked = [flag for screen in cat.flag_screens.values() for flag in screen.flags]
    assert sorted(asked) == sorted(cat.red_flags.keys() - {"rf-leg-new"})


def test_emergencies_are_asked_first(cat: Catalogue) -> None:
    levels = [
        [cat.red_flags[flag].level for flag in cat.flag_screens[screen].flags]
        for screen in asked_of_everyone(cat)
    ]
    first_without = next(i for i, found in enumerate(levels) if RedFlagLevel.EMERGENCY not in found)
    assert all(RedFlagLevel.EMERGENCY not in found for found in levels[first_without:])


def test_signs_of_the_nerves_below_count_when_new_or_worse_in_two_weeks(cat: Catalogue) -> None:
    timed = {f for s in cat.flag_screens.values() if "new or worse in two weeks" in s.lead.casefold()
             for f in s.flags}  # fmt: skip
    assert timed == IN_TWO_WEEKS


def test_signs_that_follow_from_a_yes_fill_screens_of_their_own_under_a_lists_name(cat: Catalogue) -> None:
    for screen in cat.flag_screens.values():
        follows = {cat.red_flags[flag].only_with for flag in screen.flags}
        assert len(follows) == 1, screen.id
        of_a_list = follows != {None} and len(screen.flags) > 1  # one alone is a question of ours
        assert (screen.list_name is not None) == of_a_list, screen.id


def test_someone_with_nothing_to_report_is_through_in_ninety_seconds(cat: Catalogue) -> None:
    screens = [cat.flag_screens[screen] for screen in asked_of_everyone(cat)]
    parts = {part for screen in screens for part in screen.lead.split(": ")}
    leads = " ".join(parts)  # what comes again need not be read again
    signs = " ".join(cat.red_flags[flag].ask for screen in screens for flag in screen.flags)
    seconds = len(f"{leads} {signs}".split()) / WORDS_A_MINUTE * 60 + len(screens) * SECONDS_A_TAP
    assert seconds < 90


def test_before_a_session_few_short_lines_ask_for_every_emergency(cat: Catalogue) -> None:
    lines = {flag.id: flag.recheck for flag in cat.red_flags.values() if flag.recheck}
    everyone = {line for flag, line in lines.items() if not cat.red_flags[flag].only_with}
    emergencies = {flag for flag, level in signs().items() if level == "emergency"}
    assert {flag for flag in lines if not cat.red_flags[flag].only_with} == emergencies
    assert len(everyone) <= 5
    assert all(len(line.split()) <= 18 for line in lines.values())


def test_a_sign_keeps_the_condition_behind_it(cat: Catalogue) -> None:
    told = ((flag.id, flag.condition_on(date(2026, 3, 2), None)) for flag in cat.red_flags.values())
    kept = {flag: condition for flag, condition in told if condition}
    assert (
        kept.items()
        >= {
            "rf-preg": "pregnancy",
            "rf-operation": "recent-birth-or-surgery",
            "rf-operation-back": "recent-birth-or-surgery",
            "rf-operation-tummy": "tummy-surgery-under-2-weeks",
            "rf-cancer": "cancer",
            "rf-night": "cleared-with-care",
            "rf-told": "cleared-with-care",
            "rf-illness": "heart-condition",
            "rf-operation-hip": "hip-replacement",
            "rf-heart": "heart-condition",
            "rf-chest-effort": "heart-condition",
            "rf-older-falls": "falls",
            "rf-older-bones": "osteoporosis",
            "rf-pressure": "high-blood-pressure",
            "rf-minortrauma": "osteoporosis",
            "rf-bilateral": "leg-symptoms",
            "rf-leg-one": "leg-symptoms",
            "rf-leg-new": "leg-symptoms",
        }.items()
    )


def test_a_sign_a_clinician_may_clear_leaves_a_condition_or_has_none_to_leave(cat: Catalogue) -> None:
    nothing_to_keep = {
        *("rf-cough", "rf-long"),  # these say nothing of how to move
        *("rf-preg-womb", "rf-preg-growth", "rf-preg-before"),  # pregnancy is kept
        *("rf-preg-bleeding", "rf-preg-faint", "rf-preg-signs"),
        *("rf-birth-pain", "rf-birth-bleeding", "rf-birth-tired"),  # the weeks since the birth are
    }
    nobody_clears = {RedFlagLevel.CAUTION, RedFlagLevel.ADULTS_ONLY}
    first = [f for f in cat.red_flags.values() if f.level not in nobody_clears]
    assert {f.id for f in first if not (f.condition or f.since)} == nothing_to_keep


def test_a_sign_that_blocks_nothing_says_what_to_do_or_acts_through_a_condition(cat: Catalogue) -> None:
    idle = [f.id for f in cat.red_flags.values() if f.level is RedFlagLevel.CAUTION]
    idle = [f for f in idle if not (cat.red_flags[f].advice or cat.red_flags[f].condition)]
    assert not [f for f in idle if not cat.red_flags[f].since]


def test_a_question_is_short_and_names_no_diagnosis_as_a_verdict(cat: Catalogue) -> None:
    for flag in cat.red_flags.values():
        asked = flag.ask.casefold()
        assert not [word for word in DIAGNOSES if word in asked], flag.id
        assert not asked.endswith((".", "?")), flag.id
        assert len(asked.split()) <= 16, flag.id


def test_copies_of_a_health_services_list_are_not_passed_off_as_its_own_page(cat: Catalogue) -> None:
    assert cat.sources["NHSRF"].status == "secondary"
    resting_on_copies = [f for f in cat.red_flags.values() if f.sources == ("NHSRF",)]
    assert resting_on_copies
    assert {flag.status for flag in resting_on_copies} == {"secondary"}


def test_what_is_our_own_caution_is_labelled_so(cat: Catalogue) -> None:
    """Levels or combinations no source gives."""
    ours = ("rf-weak-prog", "rf-sweats", "rf-cough", "rf-operation", "rf-minortrauma")
    assert {flag: cat.red_flags[flag].status.value for flag in ours} == dict.fromkeys(ours, "design")
