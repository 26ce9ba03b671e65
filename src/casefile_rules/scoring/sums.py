"""The nodes with children: what adds up, what is rescaled, and the choice among tables."""

from casefile_rules.scoring.bounds import Alternative, Group, settle
from casefile_rules.scoring.context import Context
from casefile_rules.scoring.faults import Points, plain
from casefile_rules.scoring.nodes import Clean, Node, closed, ratio_of, rescaled


class Sum(Node):
    """A node that adds up its children, and the table chosen by a field of the case file, if it has tables."""

    __slots__ = ("base", "by", "choice", "kids", "of", "otherwise", "rescale", "tables", "variable")

    def __init__(self, id: str, mode: str = "sum") -> None:
        super().__init__(id, mode)
        self.kids: tuple[Node, ...] = ()
        self.base: Clean = ((0, 0), (0, 0))  # all children as long as none is touched
        self.rescale = False
        self.of: Points = 0
        self.by = ""
        self.tables: tuple[Node, ...] = ()
        self.choice: dict[str | None, int] = {}
        self.otherwise = -1
        self.variable = False  # no points of its own: worth what the chosen table is worth

    def worth(self, context: Context, /) -> Points:
        """Return the node's points, or those of the chosen table."""
        if not self.variable:
            return self.points
        index = context.table(self)
        return self.points + (self.tables[index].worth(context) if index >= 0 else self.stake())

    def stake(self) -> Points:
        """Return the points that are open when the field has a value without a table."""
        return max(table.points for table in self.tables) if self.variable else self.points

    def prepare(self) -> None:
        """Work out ``base`` and ``clean``, after the children."""
        for worst in (False, True):
            earned: Points = sum(kid.clean[worst][0] for kid in self.kids) + (0 if worst else self.unseen)
            points: Points = sum(kid.clean[worst][1] for kid in self.kids) + self.unseen
            self.base = (self.base[0], (earned, points)) if worst else ((earned, points), self.base[1])
            if self.mode == "pool":
                earned, points = earned if self.floor is None else max(earned, -self.points), 0
            elif self.rescale:
                earned, points = plain(self.points * ratio_of(earned, points)), self.points
            elif not self.scaled:
                if self.floor is not None and self.parent is not None:
                    earned = max(earned, self.floor)
                points = self.points
            self.clean = (self.clean[0], (earned, points)) if worst else ((earned, points), self.clean[1])

    def sum(self, context: Context, worst: bool) -> Alternative:
        """Return all children together, the chosen table among them."""
        earned, points = self.base[worst]
        groups: list[Group] = []
        open_ = [kid for kid in context.touched[self] if not kid.is_table]
        for kid in open_:
            e, p = kid.clean[worst]
            earned -= e
            points -= p
        if self.tables:
            index = context.table(self)
            if index < 0:  # a value without a table: nothing is known about these points
                stake = self.stake()
                earned += 0 if worst else stake
                points += stake
            else:
                open_.append(self.tables[index])
        for kid in open_:
            group = kid.group(context, worst)
            if len(group) == 1 and not group[0].groups:
                earned += group[0].earned
                points += group[0].points
            else:
                groups.append(group)
        return Alternative(earned, points, tuple(groups))

    def inside(self, context: Context, worst: bool, /) -> Group:
        """Return what the children add up to, rescaled or held at the floor."""
        found = self.sum(context, worst)
        if self.mode == "pool":
            earned, _ = settle(found, 0, 1, worst)
            return (Alternative(earned if self.floor is None else max(earned, -self.points), 0),)
        return rescaled(self, found, context, worst) if self.rescale else closed(self, found, worst)
