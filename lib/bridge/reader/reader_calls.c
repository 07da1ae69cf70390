/* SPDX-License-Identifier: Apache-2.0 */
/* reader_calls.c: a filter of seccomp's.
 *
 * A list of what is refused, and not of what is allowed: libraries make other calls with
 * each version, and a reader that dies of an update is no safer. Calls fail instead of
 * ending the process, so that a library that merely tries goes on without. Flags are
 * looked at where they are arguments; where they lie in memory (clone3, openat2) the call
 * is said not to be there, and libraries take the older one. */
#include "bridge/reader/reader_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
/* Calls of the x32 flavour have numbers from here on. */
#define NUMBERS_END 0x40000000
#elif defined(__aarch64__)
#define MACHINE     AUDIT_ARCH_AARCH64
#define NUMBERS_END 0x40000000
#endif

#ifdef MACHINE

#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define FAIL(number)  RETURN(SECCOMP_RET_ERRNO | (number))
#define LOAD(field)                                                                      \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, field))
/* Goes on behind the next @p count where it is another call. */
#define UNLESS(call, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, (count))

#define REFUSE(call) UNLESS(call, 1), FAIL(EPERM)
#define MISS(call)   UNLESS(call, 1), FAIL(ENOSYS)
/* @p argument: its lower half, where all flags are. */
#define REFUSE_WITH(call, argument, flags)                                               \
    UNLESS(call, 4), LOAD(args[argument]),                                               \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (flags), 0, 1), FAIL(EPERM),                \
        RETURN(SECCOMP_RET_ALLOW)
#define REFUSE_WITHOUT(call, argument, flags)                                            \
    UNLESS(call, 4), LOAD(args[argument]),                                               \
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (flags), 1, 0), FAIL(EPERM),                \
        RETURN(SECCOMP_RET_ALLOW)

static struct sock_filter filter[] = {
    /* Calls by the numbers of another machine have other meanings. */
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0),
    FAIL(EPERM),
    LOAD(nr),
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, NUMBERS_END, 0, 1),
    FAIL(EPERM),
    /* the network, and whoever listens on this machine */
    REFUSE(SYS_socket),
    REFUSE(SYS_socketpair),
    REFUSE(SYS_connect),
    REFUSE(SYS_bind),
    REFUSE(SYS_listen),
    REFUSE(SYS_accept),
    REFUSE(SYS_accept4),
    MISS(SYS_io_uring_setup),
    /* programs and processes; threads are none */
    REFUSE(SYS_execve),
    REFUSE(SYS_execveat),
    REFUSE_WITHOUT(SYS_clone, 0, CLONE_THREAD),
    MISS(SYS_clone3),
    REFUSE(SYS_ptrace),
    REFUSE(SYS_process_vm_readv),
    REFUSE(SYS_process_vm_writev),
    REFUSE(SYS_kill),
    REFUSE(SYS_tkill),
    REFUSE(SYS_pidfd_open),
    REFUSE(SYS_setsid),
    REFUSE(SYS_setpgid),
    REFUSE(SYS_setpriority),
    /* files */
    REFUSE_WITH(SYS_openat, 2, WRITING),
    MISS(SYS_openat2),
    REFUSE(SYS_truncate),
    REFUSE(SYS_mkdirat),
    REFUSE(SYS_mknodat),
    REFUSE(SYS_unlinkat),
    REFUSE(SYS_linkat),
    REFUSE(SYS_symlinkat),
    REFUSE(SYS_renameat2),
    REFUSE(SYS_fchmod),
    REFUSE(SYS_fchmodat),
    REFUSE(SYS_fchown),
    REFUSE(SYS_fchownat),
    REFUSE(SYS_utimensat),
    REFUSE(SYS_setxattr),
    REFUSE(SYS_lsetxattr),
    REFUSE(SYS_fsetxattr),
    REFUSE(SYS_removexattr),
    REFUSE(SYS_lremovexattr),
    REFUSE(SYS_fremovexattr),
    /* the system, and worlds of one's own in it */
    REFUSE(SYS_mount),
    REFUSE(SYS_umount2),
    REFUSE(SYS_unshare),
    REFUSE(SYS_setns),
    REFUSE(SYS_chroot),
    REFUSE(SYS_pivot_root),
    REFUSE(SYS_bpf),
    REFUSE(SYS_perf_event_open),
    REFUSE(SYS_userfaultfd),
    REFUSE(SYS_add_key),
    REFUSE(SYS_request_key),
    REFUSE(SYS_keyctl),
#ifdef SYS_open /* where there are older forms of the same */
    REFUSE_WITH(SYS_open, 1, WRITING),
    REFUSE(SYS_fork),
    REFUSE(SYS_vfork),
    REFUSE(SYS_creat),
    REFUSE(SYS_mkdir),
    REFUSE(SYS_rmdir),
    REFUSE(SYS_mknod),
    REFUSE(SYS_unlink),
    REFUSE(SYS_link),
    REFUSE(SYS_symlink),
    REFUSE(SYS_rename),
    REFUSE(SYS_chmod),
    REFUSE(SYS_chown),
    REFUSE(SYS_lchown),
    REFUSE(SYS_utime),
    REFUSE(SYS_utimes),
    REFUSE(SYS_futimesat),
#endif
#ifdef SYS_renameat
    REFUSE(SYS_renameat),
#endif
    RETURN(SECCOMP_RET_ALLOW),
};

static void load_filter(void)
{
    const struct sock_fprog program = {sizeof filter / sizeof *filter, filter};

    (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

static void load_filter(void)
{
}

#endif

void lrel_reader_restrict_calls(void)
{
    /* Without it an ordinary user may load no filter. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        load_filter();
}
