from tests.session.playing import house as house
from tests.session.playing import place as place
from tests.session.playing import running as running
