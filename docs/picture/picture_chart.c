/* SPDX-License-Identifier: Apache-2.0 */
/* picture_chart.c: release by product, stacked, and the stock above it; both in km2. */
#include <math.h>

#include "core/area.h"
#include "picture.h"

#define PERIODS_MAX 400
/* Years shown: what a treaty report looks back on. */
#define YEARS_SHOWN 10

typedef struct year {
    char name[24];
    double released[3]; /* by lrel_product */
    double stock;
} year;

static double km2(const lrel_dataset *data, int64_t area2)
{
    return lrel_area_to_m2(area2, lrel_grid_units_per_m(data->grid)) / 1e6;
}

/* The last years of the account of all land. @return how many */
static size_t read_years(const lrel_job *job, year *years)
{
    const lrel_dataset *data = &job->data;
    size_t count = data->period_count < YEARS_SHOWN ? data->period_count : YEARS_SHOWN;
    size_t first = data->period_count - count;

    for (size_t i = 0; i < lrel_ledger_row_count(data->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(data->ledger, i);

        if (row->account != data->programme->account_count || row->period < first)
            continue;
        for (int p = 0; p < 3; p++)
            years[row->period - first].released[p] +=
                km2(data, row->area2[LREL_COLUMN_CANCELLED + p]);
        years[row->period - first].stock += km2(data, row->area2[LREL_COLUMN_CLOSING]);
    }
    for (size_t i = 0; i < count; i++)
        lrel_dataset_period_name(data, first + i, years[i].name);
    return count;
}

static double tallest(const year *years, size_t count)
{
    double most = 0;

    for (size_t i = 0; i < count; i++)
        most = fmax(most,
                    years[i].released[0] + years[i].released[1] + years[i].released[2]);
    return most;
}

static void put_bar(FILE *out, const year *y, double x, double width, double base,
                    double px_per_km2)
{
    static const char *const names[] = {"cancelled", "reduced", "cleared"};
    double total = 0, at = base;

    for (int p = LREL_PRODUCT_CLEARED; p >= LREL_PRODUCT_CANCELLED; p--) {
        double height = y->released[p] * px_per_km2;

        at -= height;
        total += y->released[p];
        fprintf(out,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
                "height=\"%.1f\"/>\n",
                names[p], x, at, width, height);
    }
    fprintf(out,
            "<text class=\"n mid\" x=\"%.1f\" y=\"%.1f\">%.0f</text>\n"
            "<text class=\"n mid\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
            x + width / 2, at - 5, total, x + width / 2, base + 15, y->name);
}

static void put_stock(FILE *out, const year *years, size_t count, frame in, double step)
{
    double most = 0;

    for (size_t i = 0; i < count; i++)
        most = fmax(most, years[i].stock);
    fputs("<path class=\"stock\" d=\"", out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%c%.1f %.1f", i ? 'L' : 'M', in.x + step * ((double)i + .5),
                in.y + in.height * (1 - years[i].stock / most));
    fputs("\"/>\n", out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "<text class=\"n mid red\" x=\"%.1f\" y=\"%.1f\">%.0f</text>\n",
                in.x + step * ((double)i + .5),
                in.y + in.height * (1 - years[i].stock / most) - 7, years[i].stock);
}

void picture_chart(FILE *out, const lrel_job *job, frame in)
{
    year years[YEARS_SHOWN] = {0};
    size_t count = read_years(job, years);
    double step = in.width / (double)(count ? count : 1);
    double most = tallest(years, count), base = in.y + in.height;
    frame upper = {in.x, in.y + 26, in.width, in.height * 0.34};
    double room = in.height * 0.40;

    fprintf(out,
            "<text class=\"label red\" x=\"%g\" y=\"%g\">recorded, not released, at the "
            "end of the year, km²</text>\n",
            in.x, in.y + 8);
    put_stock(out, years, count, upper, step);
    fprintf(out,
            "<text class=\"label\" x=\"%g\" y=\"%.1f\">counted as released in the year, "
            "km²</text>\n",
            in.x, base - room - 22);
    for (size_t i = 0; i < count && most > 0; i++)
        put_bar(out, &years[i], in.x + step * ((double)i + .12), step * .76, base,
                room / most);
}
