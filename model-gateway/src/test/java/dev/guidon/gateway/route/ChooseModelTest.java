package dev.guidon.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guidon.engine.evaluate.Ruleset;
import dev.guidon.engine.flag.Flag;
import dev.guidon.feed.Environment;
import dev.guidon.gateway.stage.Routes;
import dev.guidon.kit.identity.KeyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChooseModelTest {
    private final ChooseModel chooseModel = new ChooseModel((_, _, _) -> {});

    @Test
    void aRouteGivesItsVariantsModel() {
        Caller caller = caller(KeyKind.SERVER, Routes.one("route", "sandbox", "m"));

        Choice.Chosen chosen = chosen(caller, "route", named("u-1"));

        assertThat(chosen.environmentId()).isEqualTo("env");
        assertThat(chosen.environmentSequence()).isEqualTo(9);
        assertThat(chosen.route()).isEqualTo("route");
        assertThat(chosen.variant()).isEqualTo("a");
        assertThat(chosen.flagVersion()).isEqualTo(4);
        assertThat(chosen.model().provider()).isEqualTo("sandbox");
        assertThat(chosen.unit()).contains(new Unit("targetingKey", "u-1"));
        assertThat(chosen.experiment()).isEmpty();
    }

    @Test
    void anExperimentCountsTheUnitThatItDraws() {
        Caller caller = caller(KeyKind.SERVER, Routes.experiment("route", "company"));
        CallSubject subject = new CallSubject(Optional.of("u-1"), "stranger", Map.of("company", "acme"));

        Choice.Chosen chosen = chosen(caller, "route", subject);

        assertThat(chosen.unit()).contains(new Unit("company", "acme"));
        assertThat(chosen.experiment()).contains(new Choice.Experiment("route-test", "everyone"));
    }

    @Test
    void aStrangerIsDrawnAndHasNoUnit() {
        Caller caller = caller(KeyKind.SERVER, Routes.experiment("route"));

        Choice.Chosen chosen = chosen(caller, "route", new CallSubject(Optional.empty(), "stranger", Map.of()));

        assertThat(chosen.experiment()).isPresent();
        assertThat(chosen.unit()).isEmpty();
    }

    @Test
    void metadataCannotPoseAsTheTargetingKey() {
        Caller caller = caller(KeyKind.SERVER, Routes.byAttribute("route", "targetingKey", "vip"));
        CallSubject subject = new CallSubject(Optional.of("u-1"), "stranger", Map.of("targetingKey", "vip"));

        assertThat(chosen(caller, "route", subject).variant()).isEqualTo("a");
    }

    @Test
    void aClientKeySeesVisibleRoutesOnly() {
        Flag hidden = Routes.one("hidden", "p", "m");
        Flag visible = Routes.clientVisible(Routes.one("visible", "p", "m"));
        Caller client = caller(KeyKind.CLIENT, hidden, visible, Routes.bool("switch"));

        assertThat(chooseModel.choose(client, "hidden", named("u"))).isEqualTo(new Choice.Hidden("hidden"));
        assertThat(chooseModel.choose(client, "visible", named("u"))).isInstanceOf(Choice.Chosen.class);
        assertThat(chooseModel.routes(client)).containsExactly("visible");
    }

    @Test
    void whatServesNoModelIsNoRoute() {
        Caller caller = caller(KeyKind.SERVER, Routes.bool("switch"));

        assertThat(chooseModel.choose(caller, "switch", named("u"))).isEqualTo(new Choice.NoRoute("switch"));
        assertThat(chooseModel.choose(caller, "nothing", named("u"))).isEqualTo(new Choice.NoRoute("nothing"));
    }

    private Choice.Chosen chosen(Caller caller, String route, CallSubject subject) {
        return (Choice.Chosen) chooseModel.choose(caller, route, subject);
    }

    private static CallSubject named(String key) {
        return new CallSubject(Optional.of(key), "stranger", Map.of());
    }

    private static Caller caller(KeyKind kind, Flag... flags) {
        Ruleset ruleset = Ruleset.compile(9, List.of(flags));
        return new Caller(new Environment("env", "project", "environment", ruleset, Map.of()), kind);
    }
}
