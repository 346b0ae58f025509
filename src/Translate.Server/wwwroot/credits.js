// Shows how credits read while they are worded. Without this the example follows when they are saved.

/** The words with what is known put in; a line with a field that is not known is left away. @param {string} text @param {Record<string, string>} known */
function filled(text, known) {
  let says = false;
  const lines = text.split(/\r?\n/).map(line => line.trim()).filter(Boolean).flatMap(line => {
    const fields = [...line.matchAll(/\{(title|author|source|address|date|licence|translator|editor)\}/g)].map(m => m[1]);
    if (fields.some(field => !(field in known))) return [];
    says ||= fields.length > 0;
    return [line.replace(/\{([a-z]+)\}/g, (whole, field) => known[field] ?? whole)];
  });
  return says ? lines.join("\n") : "";
}

for (const wording of document.querySelectorAll(".wording")) {
  const known = JSON.parse(wording.dataset.known);
  const example = wording.querySelector("[data-example]");
  wording.querySelector("textarea").addEventListener("input", event => { example.textContent = filled(event.target.value, known); });
}
