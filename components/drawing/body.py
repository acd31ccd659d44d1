"""Proportions of the drawn person, in hundredths of body height.

Lengths follow Winter's segment lengths; radii are our own, for a calm adult of ordinary build.
"""

from typing import Final

TRUNK: Final = 28.8
NECK: Final = 6.0
UPPER_ARM: Final = 18.6
FOREARM: Final = 14.6
THIGH: Final = 24.5
SHANK: Final = 24.6

SHOULDER_RADIUS: Final = 4.0
ELBOW_RADIUS: Final = 2.7
WRIST_RADIUS: Final = 1.8
HIP_RADIUS: Final = 6.3
KNEE_RADIUS: Final = 4.0
ANKLE_RADIUS: Final = 2.3
NECK_RADIUS: Final = 2.9

# From the middle of the trunk to shoulder and hip joint, seen from the front or above.
SHOULDER_HALF: Final = 8.2
HIP_HALF: Final = 4.4

# Station along the spine, radius behind it, radius before it (or to its two sides).
SIDE_TRUNK: Final = (
    (0.00, 6.3, 5.2),
    (0.14, 6.5, 5.7),
    (0.36, 5.1, 6.0),
    (0.58, 5.5, 6.4),
    (0.80, 6.1, 6.7),
    (0.95, 5.2, 5.4),
)
FRONT_TRUNK: Final = (
    (0.00, 10.2, 10.2),
    (0.14, 9.9, 9.9),
    (0.36, 8.2, 8.2),
    (0.58, 8.8, 8.8),
    (0.80, 10.0, 10.0),
    (0.95, 9.0, 9.0),
)
CROTCH: Final = 5.6  # how far the trunk reaches below the hip joint
COLLAR: Final = 3.0  # and above the shoulder joint
WAISTBAND: Final = 0.26  # share of the spine under the leggings
SLEEVE: Final = 0.56  # share of the upper arm under the shirt
CUFF: Final = 0.86  # share of the shank under the leggings
