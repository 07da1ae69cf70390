/* SPDX-License-Identifier: Apache-2.0 */
/* faults.h: calls that change the disk, and the one of them that goes wrong. Linked with
 * --wrap. */
#ifndef LREL_TEST_WRITE_FAULTS_H
#define LREL_TEST_WRITE_FAULTS_H

#include <stdbool.h>

typedef enum fault_kind {
    FAULT_NONE,
    FAULT_ERROR,   /* the call fails with an errno */
    FAULT_KILL,    /* the process is killed instead of the call */
    FAULT_TRICKLE, /* every write takes few bytes, and every other one is interrupted */
} fault_kind;

/** From now on the @p number-th call (from 0) is met by @p kind; removing is not failed,
 * only killed. */
void faults_begin(fault_kind kind, int number, int reason);
/** Calls are as ever again. @return whether the fault was met */
bool faults_end(void);

#endif
