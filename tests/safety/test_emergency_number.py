import pytest

from components.safety.emergency.emergency_number import checked_number


@pytest.mark.parametrize("typed", ["112", " 911 ", "+44 999", "000"])
def test_a_number_a_telephone_can_call_is_kept(typed: str) -> None:
    assert checked_number(typed) == typed.strip()


@pytest.mark.parametrize("typed", ["", "help", "<b>112</b>", "1", "112; 911", "1" * 40])
def test_anything_else_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match="Not saved"):
        checked_number(typed)
