/* SPDX-License-Identifier: Apache-2.0 */
/* A keeper process owns the server: it makes the folder, starts the server, tells the
 * test that it is up, and waits on a pipe that the test holds open. When the test closes
 * it, or dies, the keeper stops the server and removes the folder. As root the keeper
 * becomes user postgres first, because PostgreSQL refuses to run as root. */
#include "support/postgres.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define BIN_PATTERN     "/usr/lib/postgresql/*/bin"
#define POSTGIS_CONTROL "/usr/share/postgresql/*/extension/postgis.control"
#define START_TRIES     300 /* of a tenth of a second */
#define NAP_US          100000
#define FOLDER_SIZE     64
#define EXIT_NO_PROGRAM 127

struct postgres {
    char folder[FOLDER_SIZE]; /* has data/ and the socket */
    char bin[256];
    pid_t keeper;
    int lifeline; /* the keeper lives until this is closed */
};

/* ---- programs ---- */

/* The last path that matches @p pattern: the newest version. */
static bool newest(const char *pattern, char *out, size_t size)
{
    glob_t found;
    bool any = glob(pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0;
    if (any)
        snprintf(out, size, "%s", found.gl_pathv[found.gl_pathc - 1]);
    globfree(&found);
    return any;
}

bool postgres_is_missing(void)
{
    char path[256];
    return !newest(BIN_PATTERN, path, sizeof path) ||
           !newest(POSTGIS_CONTROL, path, sizeof path);
}

/* Starts @p program of @p bin; -1 for a descriptor leaves that stream as it is. */
static pid_t start(const char *bin, const char *program, const char *const *arguments,
                   int input, int output)
{
    char path[512];
    pid_t process;
    snprintf(path, sizeof path, "%s/%s", bin, program);
    process = fork();
    if (process != 0)
        return process;
    if (input >= 0)
        dup2(input, STDIN_FILENO);
    if (output >= 0)
        dup2(output, STDOUT_FILENO);
    /* initdb looks for postgres, and for itself, along PATH. */
    setenv("PATH", bin, 1);
    execv(path, (char *const *)(uintptr_t)arguments); /* it does not change them */
    _exit(EXIT_NO_PROGRAM);
}

static bool succeeds(pid_t process)
{
    int status = 0;
    while (process > 0 && waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return process > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* ---- the keeper ---- */

static bool become_postgres(void)
{
    const struct passwd *user;
    if (geteuid() != 0)
        return true;
    user = getpwnam("postgres");
    return user != NULL && initgroups(user->pw_name, user->pw_gid) == 0 &&
           setgid(user->pw_gid) == 0 && setuid(user->pw_uid) == 0;
}

static void remove_folder(const char *folder)
{
    const char *const arguments[] = {"rm", "-rf", folder, NULL};
    succeeds(start("/bin", "rm", arguments, -1, -1));
}

static bool make_cluster(const postgres *server, const char *data, int quiet)
{
    const char *const arguments[] = {"initdb",    "-D",          data,
                                     "-U",        "test",        "--auth=trust",
                                     "--no-sync", "--no-locale", "--encoding=UTF8",
                                     NULL};
    return succeeds(start(server->bin, "initdb", arguments, -1, quiet));
}

/* The first line that fits decides: one role is asked for its password. */
static bool ask_one_role(const char *data)
{
    char path[FOLDER_SIZE + 24], rules[8192];
    FILE *file;
    size_t length;
    bool is_written;
    snprintf(path, sizeof path, "%s/pg_hba.conf", data);
    if ((file = fopen(path, "r")) == NULL)
        return false;
    length = fread(rules, 1, sizeof rules, file);
    fclose(file);
    if (length == sizeof rules || (file = fopen(path, "w")) == NULL)
        return false;
    is_written = fputs("local all " POSTGRES_ASKED " scram-sha-256\n", file) >= 0 &&
                 fwrite(rules, 1, length, file) == length;
    return fclose(file) == 0 && is_written;
}

/* Durability is of no use to a cluster that lives for a minute, and compiling queries
 * costs more than it gains here. */
static pid_t start_server(const postgres *server, const char *data, int quiet)
{
    const char *const arguments[] = {"postgres",
                                     "-D",
                                     data,
                                     "-k",
                                     server->folder,
                                     "--listen_addresses=",
                                     "--fsync=off",
                                     "--jit=off",
                                     "--work_mem=64MB",
                                     "--log_min_messages=fatal",
                                     NULL};
    return start(server->bin, "postgres", arguments, -1, quiet);
}

static bool wait_until_ready(const postgres *server, pid_t process)
{
    const char *const arguments[] = {
        "pg_isready", "-q", "-h", server->folder, "-U", "test", "-d", "postgres", NULL};
    for (int i = 0; i < START_TRIES; i++) {
        if (succeeds(start(server->bin, "pg_isready", arguments, -1, -1)))
            return true;
        if (waitpid(process, NULL, WNOHANG) != 0)
            return false;
        usleep(NAP_US);
    }
    return false;
}

/* Tells the test its folder, or nothing, and waits for the end of the test. */
static void keep(postgres *server, int lifeline, int news)
{
    char data[FOLDER_SIZE + 8], end;
    int quiet = open("/dev/null", O_WRONLY);
    pid_t process = -1;
    snprintf(server->folder, sizeof server->folder, "/tmp/landrelease-postgres-XXXXXX");
    if (!become_postgres() || chdir("/") != 0 || mkdtemp(server->folder) == NULL)
        return;
    snprintf(data, sizeof data, "%s/data", server->folder);
    if (make_cluster(server, data, quiet) && ask_one_role(data))
        process = start_server(server, data, quiet);
    if (process > 0 && wait_until_ready(server, process) &&
        write(news, server->folder, sizeof server->folder) == sizeof server->folder) {
        close(news);
        while (read(lifeline, &end, 1) < 0 && errno == EINTR)
            ;
    }
    if (process > 0) {
        kill(process, SIGQUIT); /* at once, without a checkpoint */
        waitpid(process, NULL, 0);
    }
    remove_folder(server->folder);
}

static bool start_keeper(postgres *server)
{
    int lifeline[2], news[2];
    bool heard;
    if (pipe2(lifeline, O_CLOEXEC) != 0 || pipe2(news, O_CLOEXEC) != 0)
        return false;
    fflush(NULL);
    server->keeper = fork();
    if (server->keeper == 0) {
        close(lifeline[1]);
        close(news[0]);
        setsid(); /* an interrupt is for the test; the keeper then tidies up */
        keep(server, lifeline[0], news[1]);
        _exit(0);
    }
    close(lifeline[0]);
    close(news[1]);
    server->lifeline = lifeline[1];
    heard = read(news[0], server->folder, sizeof server->folder) == sizeof server->folder;
    close(news[0]);
    return heard;
}

/* ---- the test's side ---- */

static bool add_postgis(postgres *server)
{
    FILE *script = tmpfile(), *output;
    fputs("CREATE EXTENSION postgis;\n", script);
    output = postgres_run(server, script);
    fclose(script);
    if (output == NULL)
        return false;
    fclose(output);
    return true;
}

postgres *postgres_start(const char **why)
{
    postgres *server = calloc(1, sizeof *server);
    if (server == NULL || postgres_is_missing() ||
        !newest(BIN_PATTERN, server->bin, sizeof server->bin)) {
        *why = "PostgreSQL with PostGIS is not installed";
        free(server);
        return NULL;
    }
    if (start_keeper(server) && add_postgis(server))
        return server;
    *why = "the server did not start";
    postgres_stop(server);
    return NULL;
}

FILE *postgres_run(postgres *server, FILE *script)
{
    const char *const arguments[] = {"psql", "-X",           "-q",
                                     "-A",   "-t",           "-F",
                                     "\t",   "-v",           "ON_ERROR_STOP=1",
                                     "-h",   server->folder, "-U",
                                     "test", "-d",           "postgres",
                                     NULL};
    FILE *output = tmpfile();
    if (output == NULL)
        return NULL;
    fflush(script);
    rewind(script);
    if (!succeeds(
            start(server->bin, "psql", arguments, fileno(script), fileno(output)))) {
        fclose(output);
        return NULL;
    }
    rewind(output);
    return output;
}

const char *postgres_folder(const postgres *server)
{
    return server->folder;
}

void postgres_stop(postgres *server)
{
    if (server == NULL)
        return;
    if (server->keeper > 0) {
        close(server->lifeline);
        waitpid(server->keeper, NULL, 0);
    }
    free(server);
}
