/* SPDX-License-Identifier: Apache-2.0 */
/* uncomment.h: the shortest way to answer a draft: take every "# ? " away. */
#ifndef LREL_TESTS_INSPECT_UNCOMMENT_H
#define LREL_TESTS_INSPECT_UNCOMMENT_H

/* Takes "# ? " from the beginning of every line of @p draft, in place. Of several answers
 * to one question (`operation:`) the first stays. */
void uncomment(char *draft);

#endif
