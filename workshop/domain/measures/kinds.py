"""What is seen of measures, by whom, and what becomes of it."""

from ...engine.kind import kind
from .models import Measure

kind("measure", Measure, "idea title first_step due state", title="title", fresh="shown", gone="removed")
