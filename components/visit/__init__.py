"""Who is here, what day it is for them, and which diary is theirs."""

from components.visit.enter import Visit, enter, profile_of
from components.visit.frame import frame
from components.visit.warm_up import warm_up

__all__ = ["Visit", "enter", "frame", "profile_of", "warm_up"]
