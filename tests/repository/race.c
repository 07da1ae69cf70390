/* SPDX-License-Identifier: Apache-2.0 */
/* Two threads that race, so that a build for races can be seen to notice. */
#include <pthread.h>
#include <stdio.h>

static int shared;

static void *add_one(void *user)
{
    (void)user;
    shared++;
    return NULL;
}

int main(void)
{
    pthread_t other;

    if (pthread_create(&other, NULL, add_one, NULL) != 0)
        return 2;
    add_one(NULL);
    pthread_join(other, NULL);
    printf("%d\n", shared);
    return 0;
}
