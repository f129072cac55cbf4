"""Lessons: read from plain text with a sentence for each wrong line, and carried by a link."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nn_view.lessons import goals, links, shipped
from nn_view.lessons.lesson import Goal, Lesson, Stop
from nn_view.lessons.reading import MOST_CHARACTERS, MOST_STOPS, LessonError, read
from nn_view.links import address
from nn_view.wording.lessons import refusals as words
from pages.sections import stopping
from pages.shell.lesson.place import PAGES

LESSONS = {name: shipped.lesson(name, PAGES) for name in shipped.NAMES}
STOPS = [(name, one) for name, lesson in LESSONS.items() for one in lesson.stops]

TEXT = """\
# The error
What it is.

## First
https://elsewhere.example/course/?seed=3&at=12&quantity=delta_w1&lesson=tour.2
The first sentence goes on
in the next line.

Try: Click the cell `delta_w1[2, 1]`
of the result.
When: cell=2,1
Done: Yes.
Note: Ask who is
left over.

## Second
/check?start=mazur
A sentence.
note: One.
Note: Two.
"""


def wrong(text: str) -> str:
    """The sentence that refuses a text."""
    with pytest.raises(LessonError) as problem:
        read(text, PAGES)
    return str(problem.value)


def a_stop(*lines: str, at: str = "?at=3") -> str:
    """A lesson of one stop; its address is line 3."""
    return "\n".join(["# Title", "## Stop", at, "Told.", *lines])


def goal_of(text: str, at: str = "?at=3") -> Goal:
    goal = read(a_stop("Try: it", f"When: {text}", at=at), PAGES).stops[0].goal
    assert goal is not None
    return goal


def test_a_lesson_is_read_as_it_is_written() -> None:
    lesson = read(TEXT, PAGES)
    assert (lesson.title, lesson.about) == ("The error", "What it is.")
    first, second = lesson.stops
    assert (first.title, second.title) == ("First", "Second")
    assert first.told == "The first sentence goes on in the next line."
    assert first.attempt == "Click the cell `delta_w1[2, 1]` of the result."
    assert (first.done, first.note) == ("Yes.", "Ask who is left over.")
    assert second.note == "One. Two."
    assert second.goal is None
    assert lesson.has_notes


def test_of_a_whole_link_the_page_and_the_query_count() -> None:
    first, second = (one.place for one in read(TEXT, PAGES).stops)
    assert (first.page, first.query) == ("", "seed=3&at=12&quantity=delta_w1")
    assert (second.page, second.query) == ("check", "start=mazur")
    for text, page in (("http://a/b/compare?seed=3", "compare"), ("/step?seed=3", ""), ("?", "")):
        assert goals.place(text, PAGES).page == page


def test_what_students_get_has_no_notes_and_is_else_the_same() -> None:
    lesson = read(TEXT, PAGES)
    bare = lesson.without_notes
    assert read(lesson.text, PAGES) == lesson
    assert read(bare.text, PAGES) == bare
    assert "left over" not in bare.text
    assert not bare.has_notes
    assert bare.digest == lesson.digest


@pytest.mark.parametrize("name", LESSONS)
def test_a_link_carries_a_lesson_without_its_notes(name: str) -> None:
    lesson = LESSONS[name]
    noted = Lesson(lesson.title, lesson.about, tuple(map(with_note, lesson.stops)))
    carried = links.name_of(noted)
    assert links.travels(carried)
    assert links.find(carried, PAGES) == lesson
    assert links.parse(f"{carried}.2", PAGES) == (carried, 2)


def with_note(stop: Stop) -> Stop:
    return Stop(stop.title, stop.place, stop.told, stop.attempt, stop.goal, stop.done, "Mine.")


def test_a_lesson_too_long_for_a_link_is_kept_here_without_its_notes() -> None:
    # Numbers do not shrink much, however well they are packed.
    stops = [
        f"## S{at}\n?seed={at * 7919}\n"
        + " ".join(str(pow(7, at * 60 + one, 99991)) for one in range(80))
        for at in range(MOST_STOPS)
    ]
    lesson = read("\n".join(["# Long", *stops, "Note: mine"]), PAGES)
    name = links.name_of(lesson)
    assert not links.travels(name)
    assert links.find(name, PAGES) == lesson.without_notes


@pytest.mark.parametrize(
    "value",
    [
        "",
        "nobody",
        "tour.0",
        "tour.13",
        "tour.x",
        "tour.1.2",
        "own-12.1",
        "text-.1",
        "text-AAAA.1",
        "text-é.1",
    ],
)
def test_a_lesson_or_a_stop_that_there_is_not_is_refused(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        links.parse(value, PAGES)


def test_a_packed_text_that_would_grow_beyond_all_bounds_is_refused() -> None:
    code = links._code("# T\n## S\n?\nTold.\n" + " " * 3_000_000)
    with pytest.raises(ValueError):  # noqa: PT011
        links.find(f"text-{code}"[: links.MOST_CODE], PAGES)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("", 1, words.NO_TITLE),
        ("\n\nHello", 3, words.NO_TITLE),
        ("# T\n\nAbout.", 3, words.NO_STOPS),
        ("# T\n# U", 2, words.NO_STOP),
        ("# T\n##", 2, words.NO_STOP),
        ("# T\n### U", 2, words.NO_STOP),
        ("# T\n## S", 2, words.NO_ADDRESS),
        ("# T\n## S\n\nhello", 4, words.NO_ADDRESS),
        ("# T\n## S\nftp://a/?seed=3", 3, words.NO_ADDRESS),
        ("# T\n## S\n/nowhere", 3, words.NO_PAGE.format(page="“nowhere”")),
        ("# T\n## S\n?seed=3", 2, words.NOTHING_TOLD),
        (a_stop("Try: a", "Try: b"), 6, words.TWICE.format(name="Try")),
        (a_stop("When: at=4"), 5, words.ALONE.format(name="When", other="Try")),
        (a_stop("Try: a", "Done: b"), 6, words.ALONE.format(name="Done", other="When")),
        (a_stop("Try: a", "When: soon"), 6, words.NO_GOAL),
        (a_stop("Try: a", "When: colour changed"), 6, words.NO_VALUE.format(name="“colour”")),
        (a_stop("Try: a", "When: colour=red"), 6, words.NO_VALUE.format(name="“colour”")),
        (a_stop("Try: a", "When: at=3"), 6, words.GOAL_REACHED),
        (a_stop("Try: a", "When: quantity=z1"), 6, words.GOAL_REACHED),
        (a_stop("Try: a", "When: cell=1,1"), 6, words.GOAL_REACHED),
        (a_stop("x" * 501), 5, words.LONG_PART.format(most=500)),
        ("x" * (MOST_CHARACTERS + 1), 1, words.TOO_LONG.format(most=MOST_CHARACTERS)),
    ],
)
def test_what_is_wrong_gets_a_sentence_with_the_number_of_its_line(
    text: str, line: int, sentence: str
) -> None:
    assert wrong(text) == words.LINE.format(line=line, sentence=sentence)


@pytest.mark.parametrize("query", ["seed=-1", "at=100", "quantity=delta_w9", "colour=red"])
def test_an_address_is_refused_as_the_page_would_refuse_it(query: str) -> None:
    assert address.parse(query).problems[0] in wrong(a_stop(at=f"?{query}"))
    if query != "colour=red":
        assert wrong(a_stop("Try: a", f"When: {query}")).startswith("Line 6: ")


def test_too_many_stops_are_refused_at_the_first_that_is_too_many() -> None:
    stops = ["## S\n?\nTold."] * (MOST_STOPS + 1)
    sentence = words.MANY_STOPS.format(most=MOST_STOPS)
    line = 2 + 3 * MOST_STOPS
    assert wrong("\n".join(["# T", *stops])) == words.LINE.format(line=line, sentence=sentence)


def test_a_goal_is_what_the_address_will_say() -> None:
    assert goal_of("quantity=delta_w1").values == (("quantity", "delta_w1"),)
    assert goal_of("at=0").values == (("at", ""),)  # which an address leaves out
    assert goal_of("lr=0.50").values == (("lr", "0.5"),)
    assert goal_of("cell=1,1", at="?cell=2,1").values == (("cell", ""),)
    assert goal_of("?row=2&at=4").values == (("row", "2"), ("at", "4"))
    assert goal_of("at=150", at="?iterations=200").values == (("at", "150"),)


def test_a_goal_may_be_on_a_page_and_of_its_own_values() -> None:
    assert (goal_of("/check").page, goal_of("/check").values) == ("check", ())
    assert goal_of("/check?entry=w1,1,1").values == (("entry", "w1,1,1"),)
    assert goal_of("/", at="/check").page == "step"
    assert goal_of("entry changed", at="/check").changed == "entry"
    sentence = words.LINE.format(line=6, sentence=words.GOAL_REACHED)
    assert wrong(a_stop("Try: it", "When: /check", at="/check")) == sentence


def test_a_change_is_one_from_the_stops_own_value() -> None:
    goal = goal_of("seed changed", at="?seed=03")
    assert (goal.changed, goal.start) == ("seed", "3")
    assert goal_of("seed changed").start == ""


def test_the_steppers_own_values_are_known() -> None:
    assert {stopping.STOP.name} == goals.STEPPERS_OWN
    assert goal_of("stop=0.3").values == (("stop", "0.3"),)


LINE = st.one_of(
    st.text(),
    st.sampled_from(
        ["# T", "## S", "?seed=3", "/check", "Told.", "Try: a", "Done: b", "Note: c", ""]
    ),
    st.text().map("When: {}".format),
    st.text().map("?{}".format),
    st.text().map("http://[{}".format),
)


@given(st.lists(LINE, max_size=12))
@example(["# T", "## S", "http://[", "Told."])
def test_any_text_is_a_lesson_or_has_a_line_that_is_wrong(lines: list[str]) -> None:
    text = "\n".join(lines)
    lesson, problem = read_or_refused(text)
    if lesson is not None:
        assert read(lesson.text, PAGES) == lesson
        assert links.find(links.name_of(lesson), PAGES) == lesson.without_notes
    if problem is not None:
        assert 1 <= problem.line <= max(len(text.splitlines()), 1)
        assert re.match(r"Line \d+: \S", str(problem))


def read_or_refused(text: str) -> tuple[Lesson | None, LessonError | None]:
    try:
        return read(text, PAGES), None
    except LessonError as problem:
        return None, problem


def test_the_tour_has_twelve_stops_and_the_others_four_to_eight() -> None:
    assert len(LESSONS[shipped.TOUR].stops) == 12
    others = [len(lesson.stops) for name, lesson in LESSONS.items() if name != shipped.TOUR]
    assert all(4 <= count <= 8 for count in others)


@pytest.mark.parametrize(("name", "stop"), STOPS, ids=lambda one: getattr(one, "title", one))
def test_every_stop_is_two_sentences_and_something_to_try(name: str, stop: Stop) -> None:  # noqa: ARG001
    assert len(re.findall(r"[.?!:](?:\s|$)", stop.told.replace(": ", "; "))) <= 2
    assert stop.goal is not None
    assert stop.done
    own = {name for name, _ in parse_qsl(stop.place.query)} - set(address.PLACE)
    assert address.parse(stop.place.query).problems == ()
    assert own <= {*address.settings_values(address.parse(stop.place.query).settings), "table"}


@pytest.mark.parametrize(("name", "stop"), STOPS, ids=lambda one: getattr(one, "title", one))
def test_what_there_is_to_try_leads_to_an_address_that_there_is(name: str, stop: Stop) -> None:  # noqa: ARG001
    goal = stop.goal
    assert goal is not None
    if goal.changed:
        return
    begun = dict(parse_qsl(stop.place.query))
    values = {name: one for name, one in goal.values if one}
    left = {name for name, one in goal.values if not one}
    reached = {name: one for name, one in (begun | values).items() if name not in left}
    read = goals.values(urlencode(reached))
    assert {name: read.get(name, "") for name, _ in goal.values} == dict(goal.values)
    assert address.parse(urlencode(reached)).problems == ()
