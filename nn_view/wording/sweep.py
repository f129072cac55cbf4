"""The words of “Many seeds”."""

from __future__ import annotations

TITLE = "Many seeds"
SENTENCE = "The same settings with many seeds: is this result typical, or was the seed lucky?"

SEEDS = "Seeds"
SEEDS_HELP = "How many runs to train, each with its own initial weights: {least} to {most:,}."
FIRST = "First seed"
FIRST_HELP = "The smallest seed. The others follow it in order."
BOUND_HELP = (
    "The second histogram shows how many iterations it takes until the error is below this."
)
TOO_MANY = (
    "{seeds:,} seeds × {iterations:,} iterations exceed the memory limit (100 MB). With "
    "{iterations:,} iterations at most {most:,} seeds are possible. Using {most:,}."
)
BEYOND = "The largest seed is {most:,}. Using fewer seeds."
GIVEN = "The example has fixed initial weights. Here each seed draws its own instead."
TRAINED = "iterations trained"
DONE = "Showing the {seeds:,} seeds trained so far."
DONE_UP_TO = "Showing {seeds:,} seeds, trained up to iteration {iterations:,} so far."
PLACE = (
    "**Seed {seed}** (set in the sidebar) reaches an error of {error} and does better than "
    "{share} of {seeds:,} seeds."
)
PLACE_DIVERGED = "**Seed {seed}** (set in the sidebar) diverged."
MEDIAN_OF = "The median of {seeds:,} seeds is {median}."
NO_MEDIAN = "At least half of the {seeds:,} seeds diverged, so there is no median."
LOST = "{lost:,} of them diverged."
ALL_LOST = "All {seeds:,} seeds diverged. A smaller learning rate may help."
RIGHT = "Seed {seed} ends with {shares} right; the median is {medians}."
MEDIAN_RIGHT = "The median seed ends with {shares} right."
RIGHT_OF = ("{share} of the training rows", "{share} of the test rows")
RIGHT_ALONE = "{share}"
AND = " and "
BEST = "Best: seed {seed}"
WORST = "Worst: seed {seed}"
ENDS = "error {error}"
ENDS_DIVERGED = "diverged"
STEP = "Step through"
STEP_HELP = "Open seed {seed} in the stepper."
BANDS = (
    "Error over the iterations: the median of {seeds} seeds falls from {first:.3g} to {last:.3g}; "
    "the bands contain 50% and 90% of the seeds"
)
MEDIAN = "median"
HALF = "50% of the seeds"
NINE = "90% of the seeds"
SEED = "seed {seed}"
ITERATION = "iteration"
ERROR = "error"
FINAL = "final error"
COUNT = "seeds"
FINALS = "Histogram of the final errors of {seeds} seeds, from {least:.3g} to {most:.3g}"
OUTLIER = "The last bar of the first histogram counts the one seed above {limit}."
OUTLIERS = "The last bar of the first histogram counts the {beyond:,} seeds above {limit}."
NEEDED = "iterations until error < {bound:g}"
NEEDED_LABEL = (
    "Histogram of the iterations until the error is below {bound:g}: {reached} of {seeds} seeds "
    "reach it"
)
NEVER_ONE = "1 of {seeds:,} seeds does not reach this error by iteration {last:,}."
NEVER = "{never:,} of {seeds:,} seeds do not reach this error by iteration {last:,}."
ALL = "All {seeds:,} seeds reach this error."
NONE = (
    "No seed reaches an error below {bound:g} by iteration {last:,}. Choose a larger error, or "
    "train for more iterations."
)
PICTURES = {"bands": "seeds-errors", "finals": "seeds-final-errors", "needed": "seeds-iterations"}
DOWNLOAD = "Download the seeds (CSV)"
DOWNLOAD_HELP = (
    "For each seed: the final error, the iterations until the error is below the bound and, where "
    "there are classes, the shares of right answers."
)
COLUMNS = ("seed", "final error", "first below")
FILE = "seeds.csv"
