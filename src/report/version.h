/* Floor 6. The version, for --version and the formats that name their tool. */
#ifndef PMLINT_REPORT_VERSION_H
#define PMLINT_REPORT_VERSION_H

#define PMLINT_VERSION "1.0.0"

#endif
