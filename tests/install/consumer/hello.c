/* SPDX-License-Identifier: Apache-2.0 */
/* hello.c: is the library there, and does it run? */
#include <stdio.h>

#include <landrelease/context.h>
#include <landrelease/version.h>

int main(void)
{
    lrel_context *context = lrel_context_new(NULL);

    if (!context)
        return 1;
    printf("hello from landrelease %s\n", lrel_version());
    lrel_context_free(context);
    return 0;
}
