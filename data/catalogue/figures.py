"""What a drawn figure is made of: poses, props, glowing muscles and arrows, one text file a move.

Lengths are hundredths of body height; x grows to the right, y upwards from the floor. Angles are degrees,
0 to the right and counter-clockwise. Seen from the side the person faces right, or up when lying on the
back with the head to the left. Seen from the front or above, "near" is the upper or left-hand limb.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

FOLDER = Path(__file__).parent / "figures"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
XY = tuple[float, float]
Joint = Literal[
    "hip", "waist", "chest", "shoulder", "head",
    "near_shoulder", "near_elbow", "near_wrist", "near_hand",
    "far_shoulder", "far_elbow", "far_wrist", "far_hand",
    "near_hip", "near_knee", "near_ankle", "near_foot",
    "far_hip", "far_knee", "far_ankle", "far_foot",
]  # fmt: skip
Part = Literal[
    "trunk", "near_thigh", "near_shank", "near_upper_arm", "near_forearm",
    "far_thigh", "far_shank", "far_upper_arm", "far_forearm",
]  # fmt: skip
Touch = Literal[
    "head", "back", "front", "seat",
    "near_elbow", "near_forearm", "near_hand", "near_knee", "near_shank", "near_foot",
    "far_elbow", "far_forearm", "far_hand", "far_knee", "far_shank", "far_foot",
]  # fmt: skip
Tone = Literal["wall", "wood", "steel", "dark", "pad", "band"]


class Record(BaseModel):
    """A frozen piece of a figure; a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Trunk(Record):
    """The spine from hip to shoulder: where the pelvis points, and how far the rest bends forward.

    A negative bend arches back. Seen from the front or above, the bend is to the side.
    """

    angle: float
    lumbar: float = 0
    thoracic: float = 0


class Anchor(Record):
    """The joint that places the whole body; a knee needs the near leg given by angles."""

    joint: Literal["hip", "shoulder", "near_knee"] = "hip"
    at: XY


class LimbPose(Record):
    """One arm or leg: by the angles of its two links, or by where its wrist or ankle goes.

    `through` names the elbow or knee as seen when the limb leaves the picture plane; its links then look
    shorter than they are. `short` says by how much otherwise. `end` is the angle of the hand or foot;
    without it the hand continues the forearm and the foot stands square to the shank.
    """

    angles: XY | None = None
    joints: XY | None = None
    to: XY | None = None
    through: XY | None = None
    short: tuple[Annotated[float, Field(ge=0.25, le=1)], Annotated[float, Field(ge=0.25, le=1)]] = (1, 1)
    end: float | None = None
    bend: Literal["natural", "reversed"] = "natural"
    travel: Literal["swing", "line"] = "swing"
    grip: bool = False
    flip: bool = False  # palm or sole seen turned over
    layer: Literal["front", "behind"] = "front"  # behind trunk and head, though it is the near limb

    @model_validator(mode="after")
    def _placed_once(self) -> Self:
        if [self.angles, self.joints, self.to].count(None) != 2:
            raise ValueError("give one of angles, joints and to")
        if self.through is not None and self.to is None:
            raise ValueError("through needs to")
        return self


class Pose(Record):
    """The body at one moment. A far limb left out copies the near one."""

    anchor: Anchor
    trunk: Trunk
    head: float = 0  # how far the head nods forward from the line of the upper spine
    near_arm: LimbPose
    far_arm: LimbPose | None = None
    near_leg: LimbPose
    far_leg: LimbPose | None = None
    rests: tuple[Touch, ...] = ()  # what lies or stands on the mat or floor
    leans: tuple[Touch, ...] = ()  # what leans on the wall

    @model_validator(mode="after")
    def _anchored(self) -> Self:
        if self.anchor.joint == "near_knee" and self.near_leg.angles is None:
            raise ValueError("an anchor at the knee needs near_leg.angles")
        return self


class Tempo(Record):
    """Seconds of one repetition."""

    out: float = Field(gt=0)
    hold: float = Field(default=0, ge=0)
    back: float = Field(default=0, ge=0)
    rest: float = Field(default=0, ge=0)


class Ground(Record):
    """What the person is on, from one x to another; `deep` shows a mat seen from above."""

    kind: Literal["mat", "floor"]
    span: XY
    deep: XY | None = None


class Wall(Record):
    """A wall to the left of the person."""

    face: float
    top: float


class Follow(Record):
    """A place on the body, moved by so much."""

    joint: Joint
    by: XY = (0, 0)


Place = XY | Follow


class Slab(Record):
    """A rounded bar: a seat, a step, a stick, a rail."""

    kind: Literal["slab"]
    ends: tuple[Place, Place]
    width: float = Field(gt=0)
    tone: Tone
    layer: Literal["back", "front"] = "back"


class Disc(Record):
    """A round plate or a ball, with a hub when it is a weight."""

    kind: Literal["disc"]
    at: Place
    radius: float = Field(gt=0)
    hub: float = Field(default=0, ge=0)
    tone: Tone
    layer: Literal["back", "front"] = "back"


class Strap(Record):
    """A towel, band or cable through several places."""

    kind: Literal["strap"]
    through: tuple[Place, ...] = Field(min_length=2)
    width: float = Field(gt=0)
    tone: Tone
    layer: Literal["back", "front"] = "back"


Prop = Annotated[Slab | Disc | Strap, Field(discriminator="kind")]


class Glow(Record):
    """A working or stretching muscle: a spindle along a part, -1 at its back edge and 1 at its front."""

    part: Part
    along: XY
    across: float = Field(default=0, ge=-1, le=1)
    width: float = Field(gt=0)


class LoadMark(Record):
    """The place on the back that takes the load of a move to avoid."""

    along: float = Field(ge=0, le=1)
    across: float = Field(ge=-1, le=1)


class Arrow(Record):
    """The path a joint travels from the first pose (0) to the last (1), drawn so far beside it.

    A cut that runs backwards shows the way back. Of a pair, an arrow belongs to one picture.
    """

    trace: Joint
    beside: XY = (0, 0)
    cut: XY = (0, 1)
    panel: Literal["first", "last"] = "last"


class Figure(Record):
    """The drawing of one move."""

    id: Text
    title: Text
    description: Text
    view: Literal["side", "front", "above"] = "side"
    still: Literal["ghost", "pair", "single"] = "ghost"
    back: Literal["retrace", "loop"] = "retrace"
    tempo: Tempo
    ground: Ground
    wall: Wall | None = None
    far_shift: XY = (1.6, 0.6)
    props: tuple[Prop, ...] = ()
    glow: tuple[Glow, ...] = ()
    load: LoadMark | None = None
    arrows: tuple[Arrow, ...] = ()
    poses: tuple[Pose, ...] = Field(min_length=1)


def load_figures(folder: Path | None = None) -> dict[str, Figure]:
    out = {}
    for path in sorted((folder or FOLDER).glob("*.yaml")):
        raw = yaml.safe_load(path.read_text("utf-8"))
        poses = raw["poses"]
        raw["poses"] = [{**poses[0], **p} for p in poses]
        out[path.stem] = Figure.model_validate({"id": path.stem, **raw})
    return out
