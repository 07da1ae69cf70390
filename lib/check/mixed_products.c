/* SPDX-License-Identifier: Apache-2.0 */
/* mixed_products.c: published figures of one product that equal those of others: land
 * that was survey's in one report is clearance in another, or stands in two columns at
 * once. Figures of one operator, place, period and contamination are compared, to the
 * square metre: chance does not do that. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/checking.h"
#include "core/sum_match.h"

/* Round and small figures meet by chance. */
#define AREA_MIN_M2 1000.0
#define SAME_M2     0.5

enum { CANCELLED, REDUCED, CLEARED, PRODUCTS };

static const int measures[PRODUCTS] = {LREL_MEASURE_CANCELLED, LREL_MEASURE_REDUCED,
                                       LREL_MEASURE_CLEARED};

/* What one source, by one speaker, says of one operator, place, period and contamination.
 */
typedef struct statement {
    const lrel_fact *of;   /* the first of its figures */
    size_t fact[PRODUCTS]; /* SIZE_MAX: no such figure */
    double m2[PRODUCTS];   /* 0: no such figure, or several */
    size_t figures[PRODUCTS];
} statement;

typedef struct statements {
    statement *at;
    size_t count, capacity;
} statements;

static int product_of(const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;

    if (fact->role != LREL_ROLE_SERIES || !fact->used || !f->value.is_known ||
        !fact->date.is_known)
        return -1;
    for (int p = 0; p < PRODUCTS; p++)
        if (f->measure == measures[p])
            return p;
    return -1;
}

/* 0: of the same work. */
static int compare_work(const lrel_fact *a, const lrel_fact *b)
{
    int order = lrel_text_compare(a->operator_name, b->operator_name);

    if (order == 0)
        order = lrel_text_compare(a->place, b->place);
    if (order == 0 && a->date.first.days != b->date.first.days)
        order = a->date.first.days < b->date.first.days ? -1 : 1;
    if (order == 0 && a->date.last.days != b->date.last.days)
        order = a->date.last.days < b->date.last.days ? -1 : 1;
    if (order == 0 && a->as.figure.contamination != b->as.figure.contamination)
        order = a->as.figure.contamination < b->as.figure.contamination ? -1 : 1;
    return order;
}

/* One table may have what several say. */
static int compare_speakers(const lrel_fact *a, const lrel_fact *b)
{
    int kind_a = a->as.figure.source_kind, kind_b = b->as.figure.source_kind;

    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return kind_a < kind_b ? -1 : kind_a > kind_b;
}

static int compare_facts(const void *left, const void *right, void *user)
{
    const lrel_fact *facts = user;
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    int order = compare_work(&facts[a], &facts[b]);

    if (order == 0)
        order = compare_speakers(&facts[a], &facts[b]);
    return order ? order : a < b ? -1 : a > b;
}

static lrel_status add_figure(const lrel_checking *c, statements *all, size_t fact,
                              lrel_error *err)
{
    const lrel_fact *f = &c->data->facts.at[fact];
    statement *last = all->count ? &all->at[all->count - 1] : NULL;
    int product = product_of(f);

    if (!last || compare_speakers(last->of, f) != 0 || compare_work(last->of, f) != 0) {
        if (!(last = LREL__PUSH(c->data->context, all)))
            return lrel__fail_memory(err);
        *last = (statement){.of = f};
    }
    last->fact[product] = fact;
    /* Which of several figures is meant, nothing says. */
    last->m2[product] = last->figures[product]++ ? 0 : f->as.figure.value.value;
    return LREL_OK;
}

static lrel_status collect(const lrel_checking *c, statements *all, lrel_error *err)
{
    const lrel_facts *facts = &c->data->facts;
    size_t *places = lrel__alloc(c->data->context, facts->count + 1, sizeof *places);
    size_t count = 0;
    lrel_status status = LREL_OK;

    if (!places)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < facts->count; i++)
        if (product_of(&facts->at[i]) >= 0)
            places[count++] = i;
    if (count > 1)
        qsort_r(places, count, sizeof *places, compare_facts, facts->at);
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = add_figure(c, all, places[i], err);
    lrel__free(c->data->context, places);
    return status;
}

/* --- comparing --- */

static bool is_same(double a, double b)
{
    return a >= AREA_MIN_M2 && fabs(a - b) <= SAME_M2;
}

static const char *speaker_of(const lrel_fact *fact)
{
    int kind = fact->as.figure.source_kind;

    return kind < 0 ? "no source_kind"
                    : lrel_vocabulary_name(&lrel_vocabulary_source_kind, kind);
}

static lrel_status report(const lrel_checking *c, const statement *s, int product,
                          const char *what, const statement *other, lrel_error *err)
{
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_PRODUCTS_MIXED,
                                         c->data->records.count + s->fact[product]);
    char value[80], expected[300];

    snprintf(value, sizeof value, "%s %.0f m2",
             lrel_vocabulary_name(&lrel_vocabulary_measure, measures[product]),
             s->m2[product]);
    if (other)
        snprintf(expected, sizeof expected, "%s of %.*s%s%s", what,
                 LREL_TEXT_ARGS(c->data->programme->sources[other->of->source].name),
                 other->of->source == s->of->source ? ", " : "",
                 other->of->source == s->of->source ? speaker_of(other->of) : "");
    else
        snprintf(expected, sizeof expected, "%s of the same source", what);
    issue.field = LREL_TEXT("value");
    issue.value = lrel_text_of(value);
    issue.expected = lrel_text_of(expected);
    return lrel_check__add(c, &issue, err);
}

/* Cleared that is what survey released, counted once more. */
static lrel_status look_within(const lrel_checking *c, const statement *s,
                               lrel_error *err)
{
    if (s->m2[CANCELLED] <= 0 || s->m2[REDUCED] <= 0 ||
        !is_same(s->m2[CLEARED], s->m2[CANCELLED] + s->m2[REDUCED]))
        return LREL_OK;
    return report(c, s, CLEARED, "cancelled and reduced together", NULL, err);
}

/* In 1e-4 m2, as stated areas are kept. */
static lrel_exact exact_m2(double m2)
{
    return (lrel_exact)llround(m2 * 1e4);
}

/* The name of the products of @p s other than @p product alone whose sum is @p m2, or
 * NULL. */
static const char *sum_of(const statement *s, int product, double m2)
{
    /* By set: bit 0 cancelled, bit 1 reduced, bit 2 cleared. */
    static const char *const names[] = {NULL,
                                        "cancelled",
                                        "reduced",
                                        "cancelled and reduced together",
                                        "cleared",
                                        "cancelled and cleared together",
                                        "reduced and cleared together",
                                        "cancelled, reduced and cleared together"};
    lrel_exact values[PRODUCTS];

    if (m2 < AREA_MIN_M2)
        return NULL;
    for (int p = 0; p < PRODUCTS; p++)
        values[p] = exact_m2(s->m2[p]);
    return names[lrel_sum_match(values, PRODUCTS, exact_m2(m2), exact_m2(SAME_M2),
                                1u << product)];
}

/* Where both agree about a product there is nothing to ask. */
static lrel_status look_between(const lrel_checking *c, const statement *s,
                                const statement *other, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (int p = 0; p < PRODUCTS && status == LREL_OK; p++) {
        const char *name = s->m2[p] > 0 && !is_same(s->m2[p], other->m2[p])
                               ? sum_of(other, p, s->m2[p])
                               : NULL;

        if (name)
            status = report(c, s, p, name, other, err);
    }
    return status;
}

lrel_status lrel_check__mixed_products(const lrel_checking *c, lrel_error *err)
{
    statements all = {0};
    lrel_status status = collect(c, &all, err);

    for (size_t i = 0; i < all.count && status == LREL_OK; i++) {
        status = look_within(c, &all.at[i], err);
        for (size_t k = i; k-- > 0 && status == LREL_OK &&
                           compare_work(all.at[k].of, all.at[i].of) == 0;)
            status = look_between(c, &all.at[i], &all.at[k], err);
    }
    lrel__free(c->data->context, all.at);
    return status;
}

lrel_status lrel_check_mixed_products(const lrel_dataset *data, lrel_issues *out,
                                      lrel_error *err)
{
    const lrel_check_info info = {"", {LREL_ISSUE_PRODUCTS_MIXED}, 1};
    lrel_check_result result = {.issues = out};
    const lrel_checking c = {.data = data, .info = &info, .result = &result};

    return lrel_check__mixed_products(&c, err);
}
