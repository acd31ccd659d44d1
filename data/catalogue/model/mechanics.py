"""What a move asks of the body. What nobody has said is None: unknown, which never passes the filter."""

from enum import StrEnum

from data.catalogue.model.record import Record


class Amount(StrEnum):
    """How far the spine goes in one direction."""

    NONE = "none"
    SMALL = "small"
    MID = "mid"
    END = "end"


class Load(StrEnum):
    """What the spine carries during the move."""

    UNLOADED = "unloaded"
    BODY = "body"
    EXTERNAL = "external"


class Weight(StrEnum):
    """How heavy what one holds, pushes or pulls is."""

    NONE = "none"
    LIGHT = "light"
    HEAVY = "heavy"


class Position(StrEnum):
    """How the body is placed."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"
    ALL_FOURS = "all-fours"
    STANDING = "standing"
    SITTING = "sitting"
    BENCH = "bench"  # lying or leaning on something raised: reached without getting down to the floor


class Mechanics(Record):
    """What a move asks of the body. `None` is unknown, and unknown never passes the filter."""

    flexion: Amount | None = None
    extension: Amount | None = None
    rotation: Amount | None = None
    side_bend: Amount | None = None
    load: Load | None = None
    both_legs_levered: bool | None = None
    loaded_hinge: bool | None = None
    impact: bool | None = None
    isometric: bool | None = None
    hands_bear_weight: bool | None = None
    kneeling: bool | None = None
    lying_face_down: bool | None = None
    lying_on_back: bool | None = None
    head_low: bool | None = None
    deep_hip_bend: bool | None = None
    knees_loaded: bool | None = None

    def unknown(self) -> tuple[str, ...]:
        """The names of the fields nobody has filled in."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is None)


class Traits(Record):
    """What a move can have that none of ours does: asked of a person's own move. `None` is unknown."""

    weight: Weight | None = None
    fast: bool | None = None
    overhead: bool | None = None
    head_loaded: bool | None = None
    arch_against_gravity: bool | None = None
    one_legged: bool | None = None
    bent_sitting: bool | None = None

    def unknown(self) -> tuple[str, ...]:
        """The names of the fields nobody has filled in."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is None)


PLAIN = Traits(
    weight=Weight.NONE,
    fast=False,
    overhead=False,
    head_loaded=False,
    arch_against_gravity=False,
    one_legged=False,
    bent_sitting=False,
)
