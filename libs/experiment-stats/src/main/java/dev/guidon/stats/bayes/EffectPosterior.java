package dev.guidon.stats.bayes;

import dev.guidon.stats.effect.EffectMoments.Known;
import dev.guidon.stats.effect.EffectScale;
import java.util.Optional;

/// The posterior of an effect from its moments and a prior.
///
/// Priors are stated on relative effects, where they mean the same for every metric: on an absolute effect the prior is
/// stretched by the control's mean. Without a prior the posterior is the likelihood, a flat prior.
///
/// @param prior of the relative effect; N(0, 0.3²) is a common proper one
public record EffectPosterior(Optional<NormalBelief> prior) {

    public static EffectPosterior flat() {
        return new EffectPosterior(Optional.empty());
    }

    /// @param baseline the control's plain mean; counts only with a prior and an absolute effect
    public NormalBelief of(Known effect, EffectScale scale, double baseline) {
        if (prior.isEmpty() || (scale == EffectScale.ABSOLUTE && baseline == 0)) {
            return new NormalBelief(effect.value(), effect.standardError());
        }
        double unit = scale == EffectScale.ABSOLUTE ? Math.abs(baseline) : 1;
        NormalBelief belief = prior.get();
        return new NormalBelief(belief.mean() * unit, belief.standardDeviation() * unit)
                .after(effect.value(), effect.standardError());
    }
}
