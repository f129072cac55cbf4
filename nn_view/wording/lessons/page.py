"""The words of the page that lists lessons, and loads and shares one's own."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Lessons"
SENTENCE = (
    "Walk through one iteration stop by stop, or take a lesson on a single question. Write your "
    "own and share it as a link or a file."
)
TAKE_TOUR = "Take the tour"

OWN = "Your own lesson"
OWN_SENTENCE = (
    "A lesson is a plain text file. Write it in any editor, or start from the example. For each "
    "stop, open the stepper at the place you want, copy its address, and add two sentences and "
    "something to try."
)
FORMAT = """\
- `# Title` starts the lesson, and `## Title` starts each stop.
- The first line of a stop is its address, such as `?at=12&quantity=delta_w1` or a full link.
- Then come the sentences that students read. `` `Backticks` `` mark code.
- `Try:` is something to do. `When:` tells the page how to notice that it is done: what the address
  then contains, such as `quantity=delta_w1`, `row=3` or `/check`, or which value has changed, as in
  `seed changed`.
- `Done:` is what students read once they have done it.
- `Note:` is for you alone. The link and the file for students leave it out."""
FORMAT_TITLE = "How to write a lesson"
EXAMPLE = "Example file (the tour)"
EXAMPLE_HELP = "The text of the tour, as a starting point."
UPLOAD = "Lesson file (.txt)"
UPLOAD_HELP = "A plain text file like the example."
PASTE = "Or paste its text"
PASTE_HELP = "The text of the lesson, copied from your editor."
READ = "Load the text"
LOADED = "**{title}**: {stops}."
ONE_STOP, STOPS = "1 stop", "{count} stops"
LOADED_NOTES = (
    "Your notes are in neither the link nor the file for students. They are lost when you reload "
    "the page, so keep your own file."
)
LINK = "Link for students"
LINK_GONE = (
    "This lesson is too long to fit in a link, so the link works only on this server, and only "
    "while the server keeps the lesson. The file always works."
)
STUDENTS = "File for students (.txt)"
STUDENTS_HELP = "The lesson without your notes. Students load it on this page."
START_OWN = "Start the lesson"

CARDS: Mapping[str, str] = {
    "start": "Start",
    "again": "Start again",
    "continue": "Continue at stop {stop}",
    "stop": ONE_STOP,
    "stops": STOPS,
    "done": "{done} of {count} tasks done",
    "label": "Lessons",
}
"""The list, by the names under which its module asks for them."""
