package dev.guidon.stats.cli;

import dev.guidon.stats.Interval;
import dev.guidon.stats.bayes.BetaBelief;
import dev.guidon.stats.bayes.ChanceToWin;
import dev.guidon.stats.bayes.EffectPosterior;
import dev.guidon.stats.bayes.NormalBelief;
import dev.guidon.stats.effect.EffectMoments;
import dev.guidon.stats.effect.EffectScale;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Posteriors of effects, and what follows from them.
final class BayesianMethods {
    private BayesianMethods() {}

    static Map<String, CaseMethod> all() {
        return Map.of(
                "bayesian_gaussian_effect", BayesianMethods::posterior,
                "bayesian_risk", BayesianMethods::risk,
                "beta_binomial_probability", BayesianMethods::betaBinomial,
                "chance_to_win_from_interval", BayesianMethods::chanceToWin);
    }

    private static Map<String, Object> posterior(CaseInputs given) {
        return switch (EffectMethods.compared(given)) {
            case EffectMoments.Undefined(var reason) -> Settings.undefined(reason);
            case EffectMoments.Known known -> described(believed(given, known), given.parameters());
        };
    }

    private static NormalBelief believed(CaseInputs given, EffectMoments.Known known) {
        EffectScale scale = Settings.scale(given.parameters(), EffectScale.RELATIVE);
        double baseline = EffectMethods.control(given).value().orElseThrow();
        return new EffectPosterior(prior(given.parameters())).of(known, scale, baseline);
    }

    private static Optional<NormalBelief> prior(Fields parameters) {
        if (!parameters.has("prior") || !parameters.object("prior").flag("proper", false)) {
            return Optional.empty();
        }
        Fields prior = parameters.object("prior");
        return Optional.of(new NormalBelief(prior.number("mean", 0), Math.sqrt(prior.number("variance", 0.09))));
    }

    /// For an inverse metric, less is better: the treatment wins below zero, and the two losses change places.
    private static Map<String, Object> described(NormalBelief posterior, Fields parameters) {
        boolean inverse = parameters.flag("inverse", false);
        double chance = posterior.chanceAboveZero();
        return Answers.fields(
                "estimate", posterior.mean(),
                "standardDeviation", posterior.standardDeviation(),
                "ci", posterior.interval(Settings.alpha(parameters)),
                "chanceToWin", inverse ? 1 - chance : chance,
                "risk", losses(posterior, inverse));
    }

    private static List<Double> losses(NormalBelief posterior, boolean inverse) {
        return inverse
                ? List.of(posterior.lossOfTreatment(), posterior.lossOfControl())
                : List.of(posterior.lossOfControl(), posterior.lossOfTreatment());
    }

    private static Map<String, Object> risk(CaseInputs given) {
        NormalBelief posterior = new NormalBelief(
                given.inputs().number("posteriorMean"), given.inputs().number("posteriorSd"));
        return Answers.fields("risk", losses(posterior, given.parameters().flag("inverse", false)));
    }

    private static Map<String, Object> betaBinomial(CaseInputs given) {
        BetaBelief prior = new BetaBelief(
                given.parameters().number("priorAlpha", 0.5), given.parameters().number("priorBeta", 0.5));
        BetaBelief control = prior.after(Arms.proportion(given.inputs().object("control")));
        BetaBelief treatment = prior.after(Arms.proportion(given.inputs().object("treatment")));
        return Answers.fields(
                "probabilityTreatmentBetter",
                treatment.chanceAbove(control),
                "differenceOfMeans",
                treatment.mean() - control.mean());
    }

    private static Map<String, Object> chanceToWin(CaseInputs given) {
        Interval interval = Settings.interval(given.inputs(), "ci");
        double chance = ChanceToWin.of(given.inputs().number("estimate"), interval, Settings.alpha(given.parameters()));
        return Answers.fields("chanceToWin", given.parameters().flag("inverse", false) ? 1 - chance : chance);
    }
}
