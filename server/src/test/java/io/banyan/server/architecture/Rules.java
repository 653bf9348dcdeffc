package io.banyan.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.banyan.kernel.TribeName;
import io.banyan.tenancy.TribeScope;
import io.banyan.tenancy.store.RoleStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house that a machine can check. Each says why; each has a class in {@code broken} that breaks it. */
final class Rules {
    static final ArchRule PURE_ROOMS_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("..kernel..", "..placement..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..", "tools.jackson..")
            .because("kernel and placement are pure: they run and are tested without a framework or a database")
            .allowEmptyShould(true);

    static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("VO")
            .because("such a name says nothing of what the type is or does, and attracts everything");

    static final ArchRule STORES_TAKE_A_SCOPE = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..store..")
            .and()
            .areDeclaredInClassesThat()
            .doNotBelongToAnyOf(RoleStore.class)
            .should(takeAScopeRatherThanATribe())
            .because(
                    "a query that forgets whose tribe it reads must not compile; RoleStore is what scopes are made from");

    static final ArchRule ENDPOINTS_LIVE_IN_WEB = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .resideInAPackage("..web..")
            .because("a room's root package is its API for other rooms; HTTP is one way to reach it");

    static final ArchRule NOBODY_NEEDS_WEB = noClasses()
            .that()
            .resideOutsideOfPackage("..web..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("io.banyan..web..", "broken.web.."))
            .because("the web is the outermost layer: what others need does not belong there");

    static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what a class needs is in its constructor, where a test can give it");

    static final ArchRule NO_STANDARD_OUTPUT = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
            "standard output has no level, no time and no trace id; use the log");

    static final ArchRule NO_OLD_DATES = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Calendar")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.text.SimpleDateFormat")
            .because("java.time says whether something is an instant, a date or a duration");

    static final ArchRule BODIES_ARE_RECORDS = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("..web..")
            .should(takeRecordsAsBodies())
            .because("a body is a value of the contract: it does not change and says all it holds");

    static final ArchRule SCHEMA_NAMES_ARE_UNIQUE = classes()
            .that()
            .resideInAPackage("..web..")
            .and()
            .areRecords()
            .should(haveNamesOfTheirOwn())
            .because(
                    "the contract names schemas by the simple name: two of one name become one schema that fits neither");

    static final List<ArchRule> ALL = List.of(
            PURE_ROOMS_KNOW_NO_FRAMEWORK,
            NAMES_SAY_WHAT_A_TYPE_IS,
            STORES_TAKE_A_SCOPE,
            ENDPOINTS_LIVE_IN_WEB,
            NOBODY_NEEDS_WEB,
            NO_FIELD_INJECTION,
            NO_STANDARD_OUTPUT,
            NO_OLD_DATES,
            BODIES_ARE_RECORDS,
            SCHEMA_NAMES_ARE_UNIQUE);

    private Rules() {}

    private static ArchCondition<JavaMethod> takeAScopeRatherThanATribe() {
        return new ArchCondition<>("take a TribeScope where they need a tribe") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> types = method.getRawParameterTypes();
                boolean tribe = types.stream().anyMatch(type -> type.isEquivalentTo(TribeName.class));
                boolean scope = types.stream().anyMatch(type -> type.isEquivalentTo(TribeScope.class));
                if (tribe && !scope) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " takes a TribeName; it should take a TribeScope"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> takeRecordsAsBodies() {
        return new ArchCondition<>("take records as bodies") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaParameter parameter : method.getParameters()) {
                    JavaClass type = parameter.getRawType();
                    if (parameter.isAnnotatedWith(RequestBody.class)
                            && !type.isRecord()
                            && !type.isEquivalentTo(String.class)) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " takes a body that is no record: " + type.getName()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveNamesOfTheirOwn() {
        Map<String, String> seen = new HashMap<>();
        return new ArchCondition<>("have names of their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String other = seen.putIfAbsent(type.getSimpleName(), type.getName());
                if (other != null && !other.equals(type.getName())) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " has the same simple name as " + other));
                }
            }
        };
    }
}
