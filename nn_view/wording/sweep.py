"""The words of “Many seeds”."""

from __future__ import annotations

TITLE = "Many seeds"
SENTENCE = "The same settings from many starts: was this seed lucky, or is it always like this?"

SEEDS = "Seeds"
SEEDS_HELP = "How many different starts are trained: {least} to {most:,}."
FIRST = "First seed"
FIRST_HELP = "The seeds are this one and those after it."
BOUND_HELP = "The second histogram counts the iterations until the error is below this."
TOO_MANY = (
    "{seeds:,} seeds of {iterations:,} iterations are more numbers than are kept at once "
    "(100 MB). At {iterations:,} iterations up to {most:,} seeds are possible; these are used."
)
BEYOND = "There is no seed above {most:,}; fewer seeds are used."
GIVEN = "The example gives its weights; here each seed draws its own instead."
TRAINED = "iterations trained"
DONE = "What is shown are the {seeds:,} seeds that are trained so far."
DONE_UP_TO = "What is shown are {seeds:,} seeds, which are trained up to iteration {iterations:,}."
PLACE = (
    "**Seed {seed}** of the sidebar comes to the error {error} and does better than "
    "{share:.0f} % of {seeds:,} seeds."
)
PLACE_DIVERGED = "**Seed {seed}** of the sidebar diverged."
MEDIAN_OF = "The median of {seeds:,} seeds is {median}."
NO_MEDIAN = "Half of {seeds:,} seeds or more diverged, so they have no median."
LOST = "{lost:,} of them diverged."
ALL_LOST = "All {seeds:,} seeds diverged: a smaller learning rate may help."
BEST = "Best: seed {seed}"
WORST = "Worst: seed {seed}"
ENDS = "error {error}"
ENDS_DIVERGED = "diverged"
STEP = "Step through"
STEP_HELP = "Open seed {seed} in the stepper."
BANDS = (
    "Error over the iterations: the median of {seeds} seeds falls from {first:.3g} to {last:.3g}; "
    "the bands hold half of the seeds, and nine in ten"
)
MEDIAN = "median"
HALF = "50 % of them"
NINE = "90 % of them"
SEED = "seed {seed}"
ITERATION = "iteration"
ERROR = "error"
FINAL = "final error"
COUNT = "seeds"
FINALS = "Histogram of the final errors of {seeds} seeds, from {least:.3g} to {most:.3g}"
OUTLIERS = "The last bar of the first histogram holds the {beyond:,} seeds above {limit}."
NEEDED = "iterations until error < {bound:g}"
NEEDED_LABEL = (
    "Histogram of the iterations until the error is below {bound:g}: {reached} of {seeds} seeds "
    "reach it"
)
NEVER = "Not reached by {never:,} of {seeds:,} seeds up to iteration {last:,}."
ALL = "All {seeds:,} seeds reach it."
NONE = (
    "No seed has an error below {bound:g} up to iteration {last:,}: choose a larger error, or "
    "train longer."
)
PICTURES = {"bands": "seeds-errors", "finals": "seeds-final-errors", "needed": "seeds-iterations"}
DOWNLOAD = "Download each seed's numbers (CSV)"
DOWNLOAD_HELP = "Seed, final error, and the iterations needed."
COLUMNS = ("seed", "final error", "first below")
FILE = "seeds.csv"
