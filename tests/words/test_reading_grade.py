"""The measure of plain language: harder texts get higher grades, and nothing is fetched for it."""

import pytest

from tests.words.reading_grade import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("back", 1), ("ache", 1), ("moved", 1), ("muscle", 2), ("easier", 3), ("exercise", 3)),
        *(("stabilising", 4), ("behaviour", 3), ("programme", 2), ("physiotherapist", 6), ("0.46", 1)),
        *(("sit-ups".partition("-")[0], 1), ("spondylolisthesis", 6), ("backwise", 2), ("unhurried", 3)),
    ],
)
def test_syllables_are_counted_as_a_reader_speaks_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_published_sum() -> None:
    text = "Lie on your back. Bend both knees."  # 7 words, 2 sentences, 7 syllables
    assert grade(text) == pytest.approx(max(0, 0.39 * 7 / 2 + 11.8 * 7 / 7 - 15.59))
    longer = "Physiotherapists recommend gradually increasing activity."  # 5 words, 20 syllables
    assert grade(longer) == pytest.approx(0.39 * 5 + 11.8 * 20 / 5 - 15.59)


def test_long_sentences_and_long_words_are_harder() -> None:
    plain = "Walk a little. Then rest. Then walk again."
    joined = "Walk a little, and then rest, and then walk again."
    learned = "Ambulate minimally. Subsequently recuperate. Subsequently recommence ambulation."
    assert grade(plain) < grade(joined) < grade(learned)


def test_a_term_that_is_explained_counts_as_a_word_of_two_syllables() -> None:
    text = "Ask your physiotherapist about this."
    assert grade(text, {"physiotherapist"}) < grade(text)
    assert grade("Two physiotherapists say so.", {"physiotherapist"}) < grade("Two physiotherapists say so.")


def test_a_decimal_point_ends_no_sentence() -> None:
    assert grade("It was 0.46 then.") == pytest.approx(max(0, 0.39 * 4 + 11.8 - 15.59))


def test_no_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="no word"):
        grade("– · –")
