"""Own moves for tests: a harmless one with every question answered, and whatever is changed about it."""

from data.diary import OwnDose, OwnMove

ANSWERS: dict[str, str | bool] = {
    **dict.fromkeys(("flexion", "extension", "rotation", "side_bend"), "none"),
    "load": "body",
    **dict.fromkeys(("both_legs_levered", "loaded_hinge", "impact", "isometric", "hands_bear_weight"), False),
    **dict.fromkeys(("kneeling", "lying_face_down", "lying_on_back", "head_low"), False),
    **dict.fromkeys(("deep_hip_bend", "knees_loaded"), False),
    "weight": "none",
    **dict.fromkeys(("fast", "overhead", "head_loaded", "arch_against_gravity"), False),
    **dict.fromkeys(("one_legged", "bent_sitting"), False),
}
DOSE = OwnDose(sets=2, reps=8, hold_s=3, sides=2, rest_s=45)


def squat(
    name: str = "Cup squat", *, id_: str = "1", dose: OwnDose | None = DOSE, **answers: str | bool
) -> OwnMove:
    """A standing strength move for the legs, fully described."""
    return OwnMove(
        name,
        "standing",
        ANSWERS | answers,
        {"strength"},
        {"hip-leg"},
        level=1,
        id=id_,
        dose=dose,
        how="Sit back, stand up.",
    )
