/* SPDX-License-Identifier: Apache-2.0 */
/* gamma.h: the gamma function's relatives, and the gamma distribution: what a rate is
 * believed to be.
 *
 * All are functions of positive numbers. Errors are below 1e-10, relative, but where a
 * function says otherwise. */
#ifndef LREL_STATS_GAMMA_H
#define LREL_STATS_GAMMA_H

/** ln of the gamma function. */
double lrel_log_gamma(double x);
/** Its derivative; and the derivative of that. */
double lrel_digamma(double x);
double lrel_trigamma(double x);

/** The share of a gamma distribution of shape @p shape and rate 1 that lies below @p x:
 * the regularised lower incomplete gamma function P(shape, x). Beyond a shape of 1e5 by
 * Wilson and Hilferty's cube root, within 1e-6. */
double lrel_gamma_below(double shape, double x);

/** The @p x below which the share @p share (above 0, below 1) lies: the inverse of
 * lrel_gamma_below(), within 1e-9 of the share. */
double lrel_gamma_quantile(double shape, double share);

#endif
