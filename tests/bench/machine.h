/* SPDX-License-Identifier: Apache-2.0 */
/* machine.h: where a measurement was made. */
#ifndef LREL_BENCH_MACHINE_H
#define LREL_BENCH_MACHINE_H

typedef struct machine {
    char processor[128];
    char system[128];
    char compiler[64];
    long cores;
    long memory_mb;
    char day[16];
    char peers[256]; /* the versions of others' programs */
} machine;

machine machine_here(void);

#endif
