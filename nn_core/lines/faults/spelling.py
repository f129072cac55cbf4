"""The ways to write an operation of NumPy, each turned into the one that lines use."""

from __future__ import annotations

import ast

_OPERATORS: dict[str, type[ast.operator]] = {
    "np.dot": ast.MatMult,
    "np.matmul": ast.MatMult,
    "np.add": ast.Add,
    "np.subtract": ast.Sub,
    "np.multiply": ast.Mult,
    "np.divide": ast.Div,
    "np.float_power": ast.Pow,
}
_REDUCTIONS = ("sum", "mean", "max")


def respelled(parsed: ast.Expression) -> ast.Expression:
    """The expression with ``a @ b`` for ``np.dot(a, b)``, ``x.sum(axis=0)`` for ``np.sum(x, 0)``.

    What it does not know stays as it is, for the reader of lines to refuse.
    """
    written: ast.Expression = _Speller().visit(parsed)
    return ast.fix_missing_locations(written)


class _Speller(ast.NodeTransformer):
    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        return node.operand if isinstance(node.op, ast.UAdd) else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.func, ast.Attribute):
            return node
        owner, function = node.func.value, node.func.attr
        of_numpy = isinstance(owner, ast.Name) and owner.id == "np"
        arguments = node.args if of_numpy else [owner, *node.args]
        name = f"np.{function}"
        if name in _OPERATORS and len(arguments) == 2 and not node.keywords:
            if of_numpy or function == "dot":
                return ast.BinOp(arguments[0], _OPERATORS[name](), arguments[1])
        elif function in _REDUCTIONS and 1 <= len(arguments) <= 2:
            axis = [ast.keyword("axis", one) for one in arguments[1:]]
            called = ast.Attribute(arguments[0], function, ast.Load())
            return ast.Call(called, [], [*axis, *node.keywords])
        elif name == "np.transpose" and of_numpy and len(arguments) == 1 and not node.keywords:
            return ast.Attribute(arguments[0], "T", ast.Load())
        return node
