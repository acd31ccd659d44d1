"""What a drawn figure is made of: poses, props, glowing muscles and arrows, one text file a move.

Lengths are hundredths of body height; x grows to the right, y upwards from the floor. Angles are degrees,
0 to the right and counter-clockwise. Seen from the side the person faces right, or up when lying on the
back with the head to the left. Seen from the front or above, "near" is the upper or left-hand limb.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator

from data.catalogue.loading.faults import CatalogueError, Fault
from data.catalogue.loading.reading import parse, read_yaml
from data.catalogue.model import Id, Record, Text

_FOLDER: Final = Path(__file__).parent / "figures"

XY = tuple[float, float]
Share = Annotated[float, Field(ge=0.25, le=1)]  # of a link's length, as seen
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


class Trunk(Record):
    """The spine from hip to shoulder: where the pelvis points, and how far the rest bends forward.

    A negative bend arches back. Seen from the front or above, the bend is to the side.
    """

    angle: float
    lumbar: float = 0
    thoracic: float = 0
    belly: float = Field(default=0, ge=0, le=4)  # how far the front rises on a breath in, from the side


class Anchor(Record):
    """The joint that places the whole body; a knee needs the near leg given by angles."""

    joint: Literal["hip", "shoulder", "near_knee"] = "hip"
    at: XY


class LimbPose(Record):
    """One arm or leg: by the angles of its two links, or by where its wrist or ankle goes.

    `through` names the elbow or knee as seen when the limb leaves the picture plane; its links then look
    shorter than they are. `short` says by how much otherwise. `end` is the angle of the hand or foot;
    without it the hand continues the forearm and the foot stands square to the shank. Given by `joints`, a
    limb turns with the trunk, and `end` is measured against the link before.
    """

    angles: XY | None = None
    joints: XY | None = None
    to: XY | None = None
    through: XY | None = None
    short: tuple[Share, Share] = (1, 1)
    end: float | None = None
    end_short: Share = 1
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
    raised: Mapping[Touch, float] = Field(default_factory=dict)  # on a seat or step: how high its top is

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


class Water(Record):
    """A pool the person stands in, from one x to another, up to a level above the floor."""

    level: float = Field(gt=0)
    span: XY


class Follow(Record):
    """A place on the body, moved by so much across and up, or by so much forwards and along the trunk."""

    joint: Joint
    by: XY = (0, 0)
    frame: Literal["card", "trunk"] = "card"


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
    """The drawing of one move. Each pose after the first is given by what differs from the first."""

    id: Id
    title: Text
    description: Text
    view: Literal["side", "front", "above"] = "side"
    still: Literal["ghost", "pair", "single"] = "ghost"
    back: Literal["retrace", "loop"] = "retrace"
    tempo: Tempo
    ground: Ground
    wall: Wall | None = None
    water: Water | None = None
    far_shift: XY = (1.6, 0.6)  # where a far limb is seen beside the near one, from the side
    far_faded: bool = True
    props: tuple[Prop, ...] = ()
    glow: tuple[Glow, ...] = ()
    load: LoadMark | None = None
    arrows: tuple[Arrow, ...] = ()
    poses: tuple[Pose, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if len({pose.anchor.joint for pose in self.poses}) > 1:
            raise ValueError("all poses need the same anchor joint")
        if self.back == "retrace" and not self.tempo.back:
            raise ValueError("a move that goes back the same way needs tempo.back")
        if self.wall is None and any(pose.leans for pose in self.poses):
            raise ValueError("a pose leans on a wall that is not there")
        return self


def load_figures(folder: Path | None = None) -> dict[str, Figure]:
    """The figures in `folder` by the id of their move, by default those that come with Backwise.

    Raises `CatalogueError` with every fault of every file at once.
    """
    root = folder or _FOLDER
    names = sorted(path.name for path in root.glob("*.yaml"))
    faults: list[Fault] = []
    figures: dict[str, Figure] = {}
    if not names:
        faults.append(Fault(root.name, "", "", "the folder is missing or has no .yaml file"))
    for name in names:
        file, stem = f"{root.name}/{name}", Path(name).stem
        raw, found = read_yaml(root.parent, file)
        faults += found
        if raw is None:
            continue
        figure, found = parse(Figure, _filled(raw), file, stem)
        faults += found
        if figure is not None and figure.id != stem:
            faults.append(Fault(file, stem, "id", f"should be the name of the file, {stem}"))
        elif figure is not None:
            figures[figure.id] = figure
    if faults:
        raise CatalogueError(tuple(sorted(faults)))
    return figures


def _filled(raw: Any) -> Any:
    """The same content with every pose whole; what is not shaped like poses is left for the models."""
    poses = raw.get("poses") if isinstance(raw, Mapping) else None
    if not isinstance(poses, list) or not all(isinstance(pose, Mapping) for pose in poses):
        return raw
    return {**raw, "poses": [{**poses[0], **pose} for pose in poses]}
