/* Floor 6. The colours and faces of a drawn timeline.
 */
#ifndef PMLINT_REPORT_TIMELINE_STYLE_H
#define PMLINT_REPORT_TIMELINE_STYLE_H

/* CSS for an SVG's <style>: light, and dark where the reader prefers that. It has no custom properties:
 * programs that are no browsers do not know them. */
extern const char timeline_svg_style[];

#endif
