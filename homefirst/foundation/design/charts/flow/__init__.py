"""A way of working drawn as boxes from top to bottom, with an arrow for each way on, back or out."""

from homefirst.foundation.design.charts.flow.draw import flow_picture, flow_words
from homefirst.foundation.design.charts.flow.shapes import Box, Flow, Way

__all__ = ["Box", "Flow", "Way", "flow_picture", "flow_words"]
