"""Backwise: the front door. Every page asks for its visit itself."""

from components.visit import frame, warm_up

page = frame()
warm_up()
page.run()
