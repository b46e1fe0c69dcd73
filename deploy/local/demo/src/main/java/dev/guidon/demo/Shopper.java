package dev.guidon.demo;

import java.util.Optional;
import java.util.SplittableRandom;

/// A simulated user of a shop, who behaves the same whenever the same seed makes them.
///
/// @param id what the platform knows them by
/// @param readiness how easily they buy, uniform from 0 to 1: they buy when it is below their arm's true rate
/// @param basket what they would spend, in francs
record Shopper(String id, String country, double readiness, double basket) {
    static final String CLASSIC = "classic";
    static final String EXPRESS = "express";
    /// True share of shoppers who buy with the classic checkout.
    static final double CLASSIC_RATE = 0.10;
    /// True share with the express checkout: 1.5 points more.
    static final double EXPRESS_RATE = 0.115;
    /// True mean of a basket, whatever the checkout: uniform from 20 to 60.
    static final double MEAN_BASKET = 40;

    static final double TRUE_CONVERSION_EFFECT = EXPRESS_RATE - CLASSIC_RATE;
    static final double TRUE_REVENUE_EFFECT = TRUE_CONVERSION_EFFECT * MEAN_BASKET;

    static Shopper of(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        String country = random.nextDouble() < 0.4 ? "CH" : "DE";
        return new Shopper(
                "shopper-" + seed + "-" + number, country, random.nextDouble(), 20 + 40 * random.nextDouble());
    }

    /// What they spend when they are served `variant`, if anything.
    Optional<Double> spend(String variant) {
        double rate = variant.equals(EXPRESS) ? EXPRESS_RATE : CLASSIC_RATE;
        return readiness < rate ? Optional.of(basket) : Optional.empty();
    }
}
