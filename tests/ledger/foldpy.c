/* SPDX-License-Identifier: Apache-2.0 */
/* One line of whole numbers per timeline: the counts, the rows, the verdict. */
#include "ledger/foldpy.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process that could not start its program ends with this, as in the shell. */
#define EXIT_NO_PROGRAM 127

static const char driver[] =
    "import importlib.util, sys\n"
    "script, first, last, batch = sys.argv[1], *map(int, sys.argv[2:])\n"
    "spec = importlib.util.spec_from_file_location('fold', script)\n"
    "fold = importlib.util.module_from_spec(spec)\n"
    "spec.loader.exec_module(fold)\n"
    "COLUMNS = ('opening newly_recorded resurvey transferred cancelled reduced cleared "
    "'\n"
    "           'closed closing recorded_again').split()\n"
    "CREDITS = (None, 'counted', 'already_released', 'beyond_hazard')\n"
    "mask = lambda accounts: sum(1 << fold.ACCOUNTS.index(a) for a in accounts)\n"
    "group = lambda h: 2 * fold.RANK[h['cls']] + 'AB'.index(h['op'])\n"
    "print('fold.py')\n"
    "for seed in range(first, last):\n"
    "    number = seed // batch\n"
    "    as_of = 24 if number % 4 else 2 + number // 4 % 7\n"
    "    _, rows, releases = fold.random_case(seed)\n"
    "    flows, holders, credit = fold.fold(rows, releases, as_of, group)\n"
    "    flows = [(a, g, d, c, n) for (a, g, d, c), n in flows.items() if n]\n"
    "    out = [seed, as_of, len(rows), len(releases), len(flows)]\n"
    "    for h in rows:\n"
    "        out += [int(h['id'][1:]), h['ver'], h['day'],\n"
    "                -1 if h['to'] is None else h['to'], fold.RANK[h['cls']], group(h),\n"
    "                mask(h['accounts']), int(h['here']),\n"
    "                sum(1 << int(old[1:]) for old in h['replaces'])]\n"
    "    for r in releases:\n"
    "        out += [r['day'], ('cancelled', 'reduced', 'cleared').index(r['product']),\n"
    "                mask(r['accounts']), CREDITS.index(credit.get(r['id']))]\n"
    "    for account, g, day, column, n in flows:\n"
    "        out += [fold.ALL.index(account), g, COLUMNS.index(column.lstrip('+-')), "
    "day,\n"
    "                -n if column == '-resurvey' else n]\n"
    "    for a in fold.ALL:\n"
    "        out.append(rows.index(holders[a]) if holders[a] else -1)\n"
    "    print(*out)\n";

bool foldpy_open(foldpy *judge, const char *script, long first, long last, long batch)
{
    int ends[2];
    char numbers[3][24];
    char greeting[16] = "";
    snprintf(numbers[0], sizeof numbers[0], "%ld", first);
    snprintf(numbers[1], sizeof numbers[1], "%ld", last);
    snprintf(numbers[2], sizeof numbers[2], "%ld", batch);
    if (pipe(ends) != 0)
        return false;
    fflush(NULL);
    judge->process = fork();
    if (judge->process == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp("python3", "python3", "-c", driver, script, numbers[0], numbers[1],
               numbers[2], (char *)NULL);
        _exit(EXIT_NO_PROGRAM);
    }
    close(ends[1]);
    judge->output = fdopen(ends[0], "r");
    if (fgets(greeting, sizeof greeting, judge->output) != NULL)
        return strcmp(greeting, "fold.py\n") == 0;
    foldpy_close(judge);
    return false;
}

static long number(char **at)
{
    return strtol(*at, at, 10);
}

static void read_hazard(foldpy_case *c, size_t i, char **at)
{
    lrel_ledger_hazard *h = &c->hazards[i];
    long to;
    memset(h, 0, sizeof *h);
    h->hazard = h->counted_as = (uint32_t)number(at);
    h->version = (uint32_t)number(at);
    h->tie = (uint32_t)i; /* fold.py writes rows by id, then version */
    h->from.days = (int32_t)number(at);
    to = number(at);
    h->to.days = to < 0 ? LREL_DAY_OPEN : (int32_t)to;
    h->class_rank = (uint32_t)number(at);
    h->group = (uint32_t)number(at);
    h->accounts = (uint32_t)number(at);
    c->is_here[i] = number(at) != 0;
    c->replaced[i] = (uint64_t)number(at);
}

static void read_release(foldpy_case *c, size_t i, char **at)
{
    lrel_ledger_release *r = &c->releases[i];
    memset(r, 0, sizeof *r);
    r->day.days = (int32_t)number(at);
    r->product = (uint32_t)number(at);
    r->accounts = (uint32_t)number(at);
    r->tie = FOLDPY_HAZARDS + (uint32_t)i; /* "r0" comes after every "h" */
    c->credit[i] = (rules_credit)number(at);
}

static foldpy_flow read_flow(char **at)
{
    foldpy_flow flow;
    flow.account = (uint32_t)number(at);
    flow.group = (uint32_t)number(at);
    flow.column = (uint32_t)number(at);
    flow.day = (int)number(at);
    flow.amount = (int)number(at);
    return flow;
}

bool foldpy_next(foldpy *judge, foldpy_case *next)
{
    static char line[1 << 14];
    char *at = line;
    if (fgets(line, sizeof line, judge->output) == NULL)
        return false;
    next->seed = number(&at);
    next->as_of.days = (int32_t)number(&at);
    next->hazard_count = (size_t)number(&at);
    next->release_count = (size_t)number(&at);
    next->flow_count = (size_t)number(&at);
    if (next->hazard_count > FOLDPY_HAZARDS || next->release_count > FOLDPY_RELEASES ||
        next->flow_count > FOLDPY_FLOWS)
        return false;
    for (size_t i = 0; i < next->hazard_count; i++)
        read_hazard(next, i, &at);
    for (size_t i = 0; i < next->release_count; i++)
        read_release(next, i, &at);
    for (size_t i = 0; i < next->flow_count; i++)
        next->flows[i] = read_flow(&at);
    for (size_t a = 0; a <= FOLDPY_ACCOUNTS; a++)
        next->holder[a] = (int)number(&at);
    return true;
}

int foldpy_close(foldpy *judge)
{
    int status = 0;
    fclose(judge->output);
    waitpid(judge->process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
