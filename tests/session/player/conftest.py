from tests.session.player.playing import house as house
from tests.session.player.playing import running as running
