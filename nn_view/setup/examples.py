"""The gallery of course examples, one row each: settings, the place that opens, and words.

What the words say of a source's numbers is compared with ours in ``tests/view/test_examples.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nn_core import Settings
from nn_view.setup import example_settings as settings

BY_HAND, COURSES, LESSONS = (
    "Small enough to check by hand",
    "Networks of courses and books",
    "What can go wrong",
)
GROUPS = (BY_HAND, COURSES, LESSONS)
"""The groups of examples, in the order of the page."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """An example: ``make()`` gives its settings; ``quantity`` and ``cell``, where it opens.

    ``source``: author, title and where it is found. ``numbers``: which of its numbers are those of
    the source. ``look``: what is to be seen. ``data``: the title of its data, if they are own data.
    """

    name: str
    group: str
    title: str
    source: str
    numbers: str
    look: str
    make: Callable[[], Settings]
    quantity: str
    cell: tuple[int, int] = (0, 0)
    at: int = 0
    data: str = ""


EXAMPLES: tuple[Example, ...] = (
    Example(
        name="mazur",
        group=BY_HAND,
        title="Mazur's 2-2-2 network",
        source="Matt Mazur, “A Step by Step Backpropagation Example”, mattmazur.com, 2015.",
        numbers="All numbers are his: one row, 8 weights, 2 fixed biases, η = 0.5. He prints an "
        "error of 0.298371109, and new weights as here. His 0.291027924 after one update comes "
        "with the rule tutorial, which uses the new w2 in the first layer; exact: 0.291027774.",
        look="Follow the gradient of his w5, 0.0822, back through its three factors. The gradients "
        "of the first layer add up what comes from both outputs.",
        make=Settings.mazur,
        quantity="delta_w2",
    ),
    Example(
        name="nbis",
        group=BY_HAND,
        title="Two neurons in a row (1-1-1)",
        source="NBIS Sweden, workshop “Neural Networks and Deep Learning”, backpropagation "
        "exercise, github.com/NBISweden.",
        numbers="Input, target, weights, biases and η = 0.05 are those of the exercise, which "
        "prints z1 = −0.095, a1 = 0.48, z2 = 0.44 and a2 = 0.61.",
        look="Every derivative is a single number, so the chain rule is a plain product. Multiply "
        "its factors yourself, from the error back to w1.",
        make=settings.nbis,
        quantity="z1",
        data="NBIS exercise",
    ),
    Example(
        name="amsterdam",
        group=BY_HAND,
        title="Two classes, one row (2-3-2)",
        source="Vrije Universiteit Amsterdam, Deep Learning, assignment 1; from a student's "
        "solution, github.com/JannekeHulsen/previous_courses.",
        numbers="The row and all 17 weights and biases are those of the assignment.",
        look="Softmax begins with one half for each class, so the error is ln 2. The gradient of "
        "w1 is 0 at first: what comes from the two outputs cancels.",
        make=settings.amsterdam,
        quantity="error_d_z2",
        data="VU assignment",
    ),
    Example(
        name="rashid",
        group=BY_HAND,
        title="Rashid's 3-3-3 network",
        source="Tariq Rashid, “Make Your Own Neural Network”, 2016, part 1.",
        numbers="The first row and all weights are those of his three-layer example, whose outputs "
        "are 0.726, 0.708 and 0.778. The targets and the other two rows are ours.",
        look="There are no biases, and each iteration uses one row. After three iterations, one "
        "epoch, see how far a2 has moved toward the targets.",
        make=settings.rashid,
        quantity="a2",
        data="Rashid's row and two more",
    ),
    Example(
        name="neuron",
        group=BY_HAND,
        title="A neuron that is badly wrong",
        source="Michael Nielsen, “Neural Networks and Deep Learning”, 2015, chapter 3, "
        "neuralnetworksanddeeplearning.com.",
        numbers="w = 2, b = 2, input 1, target 0 and η = 0.15 are his. He gives 0.98 as the first "
        "output, and 0.20 as the output after 300 epochs.",
        look="The sigmoid is flat where the output is badly wrong, so learning begins slowly. "
        "Choose cross-entropy under “Error”: the slope cancels, and it begins at once.",
        make=settings.neuron,
        quantity="a1_d_z1",
        data="Nielsen's neuron",
    ),
    Example(
        name="tutorial",
        group=COURSES,
        title="The tutorial's 3-5-1 network",
        source="The tutorial that this page accompanies: a neural network with NumPy only.",
        numbers="Data, network and code are the tutorial's. It names no seed, so its random "
        "weights, and the error of 0.8829 that it prints, cannot be drawn again.",
        look="Eight steps lead from the error to the new weights. The sign ≠ marks where the "
        "tutorial's lines differ from the gradient.",
        make=Settings,
        quantity="z1",
    ),
    Example(
        name="trask",
        group=COURSES,
        title="Trask's 11 lines (3-4-1)",
        source="Andrew Trask, “A Neural Network in 11 lines of Python”, iamtrask.github.io, 2015.",
        numbers="Data, seed 1 and update are his, so all numbers are. He prints the mean of "
        "|a2 − y|: 0.49641003 at first, 0.00858453 after 10,000 iterations.",
        look="There are no biases; the third input, always 1, takes their place. The target is "
        "XOR of the first two inputs, which needs the hidden layer.",
        make=settings.trask,
        quantity="a2",
        data="Trask's table",
    ),
    Example(
        name="karpathy",
        group=COURSES,
        title="Karpathy's perceptron (3-4-4-1)",
        source="Andrej Karpathy, “Neural Networks: Zero to Hero”, lecture 1 (micrograd), "
        "karpathy.ai, 2022.",
        numbers="Data, network, loss and weights from −1 to 1 are his. He sets no seed and draws "
        "biases from −1 to 1; ours are normal, so the numbers differ.",
        look="tanh in all layers suits targets of −1 and 1. In 20 iterations the sum of the "
        "squared errors comes close to 0.",
        make=settings.karpathy,
        quantity="a3",
        data="Karpathy's four rows",
    ),
    Example(
        name="ng",
        group=COURSES,
        title="Ng's gradient check (3-5-3)",
        source="Andrew Ng, “Machine Learning”, Coursera, 2011, exercise 4, checkNNGradients.",
        numbers="Weights, biases and inputs are sin(1)/10, sin(2)/10, … as in the exercise, with "
        "λ = 0. It prints −0.0092783 as the derivative by the first bias of layer 1.",
        look="Compare any entry with its central difference: “check this entry” below the result "
        "does what the exercise asks for.",
        make=settings.ng,
        quantity="delta_b1",
        data="Ng's five rows",
    ),
    Example(
        name="planar",
        group=COURSES,
        title="The planar flower (2-4-1)",
        source="deeplearning.ai, “Neural Networks and Deep Learning”, Coursera, 2017, week 3.",
        numbers="The 400 points are the course's, rounded to three decimals, and so are the first "
        "weights. It prints a cost of 0.693048 at first, 0.288083 after 1,000 iterations.",
        look="Four tanh units bend the boundary around the petals. The weights start close to 0: "
        "see how long the error stays at ln 2 before they part.",
        make=settings.planar,
        quantity="a2",
    ),
    Example(
        name="stanford",
        group=COURSES,
        title="A two-layer toy (4-10-3)",
        source="Stanford University, CS231n, assignment 1, two_layer_net, cs231n.github.io.",
        numbers="Data, seeds, weights and penalty are those of the assignment. It prints a loss of "
        "1.30378789133, and −0.81233741 as the first score (here z2).",
        look="error_d_z2 is simply a2 minus the target, divided by the number of rows. Each "
        "gradient of a weight ends with the penalty's share, λw.",
        make=settings.stanford,
        quantity="error_d_z2",
        data="CS231n toy data",
    ),
    Example(
        name="nielsen",
        group=COURSES,
        title="Nielsen's network, quadratic cost",
        source="Michael Nielsen, “Neural Networks and Deep Learning”, 2015, chapter 1, network.py.",
        numbers="Cost, start, shuffled batches of 10 and η = 3 are his. The data are iris, not his "
        "images of digits, so no number is his.",
        look="An epoch has 12 batches, each in a new order. The error of a batch jumps about the "
        "error on all rows.",
        make=settings.nielsen,
        quantity="error",
    ),
    Example(
        name="nielsen_cross_entropy",
        group=COURSES,
        title="Nielsen's network, cross-entropy",
        source="Michael Nielsen, “Neural Networks and Deep Learning”, 2015, chapter 3, "
        "network2.py.",
        numbers="Cost, weights divided by √inputs, batches of 10 and η = 0.5 are his. The data are "
        "iris, not his images of digits, so no number is his.",
        look="The slope of the outputs no longer appears in error_d_z2. Compare the run with "
        "the quadratic cost: it gets more flowers right after 30 epochs.",
        make=settings.nielsen_cross_entropy,
        quantity="error_d_z2",
    ),
    Example(
        name="and",
        group=LESSONS,
        title="Logistic regression learns AND",
        source="A standard example, chosen for this page.",
        numbers="The four rows of AND, random weights from seed 0, cross-entropy.",
        look="Without a hidden layer there is one gradient to follow. One straight line separates "
        "the row 1, 1 from the others, so the error falls toward 0.",
        make=lambda: settings.logistic("and"),
        quantity="delta_w1",
    ),
    Example(
        name="xor",
        group=LESSONS,
        title="Logistic regression fails on XOR",
        source="The argument: Marvin Minsky and Seymour Papert, “Perceptrons”, 1969.",
        numbers="The four rows of XOR; all else is as for AND.",
        look="No straight line separates XOR: all four outputs end at one half, and the error at "
        "4 ln 2. Add a hidden layer in the sidebar, and it is learned.",
        make=lambda: settings.logistic("xor"),
        quantity="a1",
        at=299,
    ),
    Example(
        name="dead_relu",
        group=LESSONS,
        title="A dead relu",
        source="Chosen for this page.",
        numbers="Weights and biases are given so that unit h1 is negative in all rows of OR.",
        look="relu's slope is 0 there, so the column h1 of the gradient is 0, and the unit never "
        "recovers. Set its bias to 1 by hand, and it learns again.",
        make=settings.dead_relu,
        quantity="delta_w1",
    ),
    Example(
        name="vanishing",
        group=LESSONS,
        title="Vanishing gradients",
        source="The effect: Xavier Glorot and Yoshua Bengio, “Understanding the difficulty of "
        "training deep feedforward neural networks”, 2010.",
        numbers="Six sigmoid layers, two circles to tell apart, normal weights from seed 1.",
        look="Compare delta_w7 with delta_w1: each layer shrinks the gradient, to less than a "
        "thousandth. The error stays at ln 2.",
        make=lambda: settings.six_layers("sigmoid", "normal"),
        quantity="delta_w1",
    ),
    Example(
        name="he",
        group=LESSONS,
        title="The same with relu and He's weights",
        source="The cure: Kaiming He and others, “Delving Deep into Rectifiers”, 2015.",
        numbers="All as before, except for the activation and the scale of the initial weights.",
        look="Now the gradients of all layers have about the same size. The error falls "
        "to almost 0.",
        make=lambda: settings.six_layers("relu", "he"),
        quantity="delta_w1",
    ),
)
"""All examples, in the order of the page."""
