"""The report before real readers: the Nu checker, and a browser on screen and on paper.

Where there is no checker or no browser the test says so and is counted as skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from interview.report.audience import Audience
from interview.report.html import html
from interview.report.tables import tables
from tests.support import compared, fern, hostile_case

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
CHECKER = CACHE / "interview-checks" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-default-browser-check", "--disable-default-apps", "--disable-extensions"),
)
# Run in a copy of a page without its policy: what is wider than its place, and texts that meet.
MEASURE = """<script>
const whole = document.documentElement, found = [];
if (whole.scrollWidth > whole.clientWidth) found.push("the page is wider than the window");
for (const one of document.querySelectorAll("td, th, p, dd, li"))
  if (one.clientWidth && one.scrollWidth > one.clientWidth + 1) found.push("cut: " + one.className);
for (const drawing of document.querySelectorAll("svg.timeline")) {
  const boxes = [...drawing.querySelectorAll("text")].map(text => text.getBBox());
  boxes.forEach((a, n) => boxes.slice(n + 1).forEach(b => {
    if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + 2 < b.y + b.height
        && b.y + 2 < a.y + a.height) found.push("two texts of the timeline meet");
  }));
  if (boxes.some(a => a.x + a.width > 1040)) found.push("a text leaves the timeline");
}
const texts = document.querySelectorAll("svg.timeline text").length;
whole.innerHTML = "<pre></pre>";
document.querySelector("pre").textContent = [texts + " texts", ...found].join("; ");
</script>"""
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write the made-up case for each audience, and the unkind one for the team."""
    folder = tmp_path_factory.mktemp("pages")
    unkind = hostile_case.case(people=8, episodes=4)
    cases = [(compared.case(), compared.comparison(), one) for one in Audience]
    cases.append((unkind, hostile_case.comparison(unkind), Audience.TEAM))
    written = []
    for number, (case, found, audience) in enumerate(cases):
        path = folder / f"{number}-{audience}.html"
        path.write_bytes(html(tables(case, fern.guide(), found, audience)))
        written.append(path)
    return written


def browse(page: Path, *words: str) -> subprocess.CompletedProcess[str]:
    assert BROWSER is not None
    return subprocess.run(
        [BROWSER, *QUIET, f"--user-data-dir={page.parent / 'profile'}", *words, page.as_uri()],
        capture_output=True, check=True, text=True, timeout=120,
    )  # fmt: skip


needs_browser = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")


@pytest.mark.skipif(
    JAVA is None or not CHECKER.exists(), reason="the Nu checker (vnu-jar) or Java is not here"
)
def test_the_pages_are_valid(pages: list[Path]) -> None:
    assert JAVA is not None
    checked = subprocess.run(
        [JAVA, "-jar", str(CHECKER), "--format", "json", *map(str, pages)],
        capture_output=True, check=False, text=True, timeout=240,
    )  # fmt: skip
    found = json.loads(checked.stderr)["messages"]
    assert [one["message"] for one in found if one["type"] == "error"] == []


@needs_browser
def test_no_request_leaves_the_page_and_nothing_is_complained_of(
    pages: list[Path], tmp_path: Path
) -> None:
    for page in pages:
        log = tmp_path / "net.json"
        done = browse(page, f"--log-net-log={log}", "--enable-logging=stderr", "--dump-dom")
        assert "</html>" in done.stdout
        assert "CONSOLE" not in done.stderr
        asked = {
            event["params"]["url"]
            for event in json.loads(log.read_text(encoding="utf-8"))["events"]
            if isinstance(event.get("params"), dict) and "url" in event["params"]
        }
        # The browser's own services may be asked for; of the page's, only the page itself.
        assert {one for one in asked if one.startswith("file:")} <= {page.as_uri()}
        assert b"http" not in page.read_bytes().replace(b"http-equiv", b"").replace(
            b"http://www.w3.org/", b""
        )


@needs_browser
@pytest.mark.parametrize("number", [0, 3], ids=["fern", "unkind"])
def test_on_screen_nothing_is_cut_and_no_two_texts_of_the_timeline_meet(
    pages: list[Path], number: int
) -> None:
    text = pages[number].read_text(encoding="utf-8")
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    copy = pages[number].parent / f"measured-{number}.html"
    copy.write_text(bare.replace("</body>", f"{MEASURE}</body>"), encoding="utf-8")
    told = browse(copy, "--window-size=1280,1000", "--dump-dom").stdout
    found = re.search(r"<pre>([1-9][0-9]*) texts(.*?)</pre>", told, re.DOTALL)
    assert found is not None
    assert found[2] == ""


@needs_browser
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is no pdftotext here")
def test_on_paper_every_word_is_there_and_no_page_is_empty(
    pages: list[Path], tmp_path: Path
) -> None:
    paper = tmp_path / "team.pdf"
    browse(pages[0], "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    text = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, check=True, text=True
    ).stdout
    sheets = text.split("\f")[:-1]
    assert 20 < len(sheets) < 80
    assert [number for number, sheet in enumerate(sheets, 1) if len(sheet.split()) < 8] == []
    assert "For the review team only" in text
    for words in ("Grandparent E", "Accounts differ on the date", "What shaped the work"):
        assert words in " ".join(text.split())
