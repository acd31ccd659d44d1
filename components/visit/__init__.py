"""Who is here, what day it is for them, and which diary is theirs."""

from components.visit.entering import Visit, enter, profile_of
from components.visit.warming_up import warm_up

__all__ = ["Visit", "enter", "profile_of", "warm_up"]
