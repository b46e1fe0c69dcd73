package dev.guidon.flag;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.guidon.flag.access.Anyone;
import dev.guidon.flag.access.Requires;
import jakarta.ws.rs.HttpMethod;
import org.junit.jupiter.api.Test;

class EndpointRulesTest {

    @Test
    void everyMethodThatAnswersARequestSaysWhatItsCallerNeeds() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(sayWhatTheCallerNeeds())
                .because("the gate refuses whatever has no rule, so nobody could use it")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.guidon.flag"));
    }

    private static ArchCondition<JavaMethod> sayWhatTheCallerNeeds() {
        return new ArchCondition<>("carry either @Requires(Action.…) or @Anyone(because = …)") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean ruled = method.isAnnotatedWith(Requires.class) != method.isAnnotatedWith(Anyone.class);
                String message =
                        method.getFullName() + " must carry either @Requires(Action.…), with an existing action"
                                + " or a new one in dev.guidon.flag.access.Action, or @Anyone(because = …)";
                events.add(new SimpleConditionEvent(method, ruled, message));
            }
        };
    }
}
