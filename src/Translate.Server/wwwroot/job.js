// Keeps each text box's words in this browser until the service has them: after a crash or a lost line they are there again.
// With the words is kept the version of the segment they were typed into. Where the segment is another one by now, they are
// shown beside it and replace nothing.

const place = document.querySelector("[data-keep]");
if (place) keep(place);

function keep(place) {
  const answer = place.hasAttribute("data-answer");
  const boxes = [...place.querySelectorAll("textarea[name]")];
  const key = name => `typed:${place.dataset.keep}:${name}`;
  const read = name => JSON.parse(localStorage.getItem(key(name)));
  const drop = name => localStorage.removeItem(key(name));
  const write = (name, kept) => {
    try {
      localStorage.setItem(key(name), JSON.stringify(kept));
    } catch {
      // No room, or not allowed to: the words are still in their box, and leaving the page is still warned of.
    }
  };
  const segmentOf = box => box.closest(".segment");
  const isLost = box => box.hasAttribute("data-lost");
  const isDirty = box => box.value !== box.defaultValue || isLost(box);
  const remember = box => write(box.name, { text: box.value, version: segmentOf(box)?.dataset.version ?? null });

  for (const segment of place.querySelectorAll(".segment")) {
    const name = segment.dataset.box;
    const box = segment.querySelector("textarea[name]");
    const kept = read(name);
    if (box && isLost(box)) {
      remember(box); // It came back with the answer, beside what stands there: from now on it is typed into that.
    } else if (!kept || segment.querySelector("[data-lost]")) {
      continue;
    } else if (kept.text === (box ? box.value : segment.dataset.shown) || (kept.sent && answer && box)) {
      drop(name);
    } else if (box && kept.version === segment.dataset.version) {
      restore(box, kept);
    } else {
      aside(segment, box, kept);
    }
  }

  const comment = boxes.find(box => box.name === "comment");
  const said = read("comment");
  if (!comment) {
    if (said?.sent) drop("comment");
  } else if (said && said.text !== comment.value && !answer) {
    restore(comment, said);
  }

  for (const box of boxes) {
    box.addEventListener("input", () => {
      if (isDirty(box)) remember(box);
      else drop(box.name);
    });
  }

  let sending = false;
  place.addEventListener("submit", () => {
    sending = true;
    for (const box of boxes) {
      const kept = read(box.name);
      if (kept && kept.text === box.value) write(box.name, { ...kept, sent: true });
    }
  });
  addEventListener("pageshow", () => { sending = false; });
  addEventListener("beforeunload", event => { if (!sending && boxes.some(isDirty)) event.preventDefault(); });

  function restore(box, kept) {
    box.value = kept.text;
    const notice = place.querySelector("[data-restored]");
    if (notice) notice.hidden = false;
  }

  /** Shows words beside a segment that is not the one they were typed into, or that cannot be written into now. */
  function aside(segment, box, kept) {
    const shown = place.querySelector("template[data-aside]").content.firstElementChild.cloneNode(true);
    const words = shown.querySelector("[data-words]");
    const take = shown.querySelector("[data-take]");
    words.textContent = kept.text;
    const target = box ?? segment.lastElementChild.querySelector(".text");
    words.lang = target.lang;
    words.dir = target.dir;
    if (box) {
      take.addEventListener("click", () => {
        shown.remove();
        box.value = kept.text;
        remember(box);
        box.focus();
      });
    } else {
      take.remove();
    }
    shown.querySelector("[data-drop]").addEventListener("click", () => {
      drop(segment.dataset.box);
      shown.remove();
    });
    segment.lastElementChild.append(shown);
  }
}
