"""What every screen does with frames: newer wins per thing, the mark advances only when a frame joins on."""


class Store:
    """A screen's memory. `apply` returns False when it must ask again."""

    def __init__(self):
        self.epoch, self.mark, self.things = None, 0, {}

    def apply(self, frame: dict) -> bool:
        if frame["since"] == 0:
            if self.epoch == frame["epoch"] and frame["upto"] < self.mark:
                return True
            self.epoch, self.things = frame["epoch"], {}
        elif frame["epoch"] != self.epoch:
            return False
        for thing in frame["things"]:
            place = (thing["kind"], thing["id"])
            if place not in self.things or self.things[place]["seq"] <= thing["seq"]:
                self.things[place] = thing
        if frame["since"] <= self.mark or frame["since"] == 0:
            self.mark = max(self.mark, frame["upto"])
            return True
        return False

    @property
    def snapshot(self) -> dict:
        """What is to be seen."""
        return {place: thing for place, thing in self.things.items() if not thing.get("gone")}
