// Runs in a browser, behind mermaid: draws each diagram of `diagrams` and notes the words that are then
// to be seen, or the fault, as JSON in the page.
'use strict';
(async () => {
  const drawn = [];
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  for (const [index, source] of diagrams.entries()) {
    try {
      const { svg } = await mermaid.render(`diagram${index}`, source);
      const holder = document.createElement('div');
      holder.innerHTML = svg;
      document.body.append(holder);
      const words = [...holder.querySelectorAll('text')].map((text) => text.textContent);
      const style = holder.querySelector('svg').getAttribute('aria-roledescription');
      drawn.push({ kind: style, words });
    } catch (fault) {
      drawn.push({ fault: String(fault) });
    }
  }
  const result = document.createElement('pre');
  result.id = 'drawn';
  result.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(drawn))));
  document.body.append(result);
})();
