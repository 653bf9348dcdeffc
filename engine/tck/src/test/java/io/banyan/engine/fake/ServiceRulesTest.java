package io.banyan.engine.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.engine.fake.ServiceRules.Decision;
import io.banyan.engine.fake.ServiceRules.Member;
import io.banyan.engine.fake.ServiceRules.Wish;
import io.banyan.engine.observed.InstancePhase;
import io.banyan.engine.spec.InstanceId;
import io.banyan.engine.spec.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceRulesTest {
    private static final WorkloadId SERVICE = WorkloadId.of("wealth", "dev", "quotes");

    @Property
    void noDecisionTakesServingInstancesBelowTheFloor(
            @ForAll("wishes") Wish wish, @ForAll("observed") List<Member> members) {
        Decision decision = ServiceRules.decide(wish, members);

        long serving = members.stream().filter(Member::serves).count();
        long left = members.stream()
                .filter(member -> member.serves() && !decision.stop().contains(member.id()))
                .count();
        assertThat(left).isGreaterThanOrEqualTo(Math.min(serving, wish.floor()));
    }

    @Property
    void noDecisionStartsMoreThanTheSurgeAllows(@ForAll("wishes") Wish wish, @ForAll("observed") List<Member> members) {
        Decision decision = ServiceRules.decide(wish, members);

        int most = Math.max(members.size(), wish.wanted() + wish.surge());
        assertThat(members.size() + decision.start().size()).isLessThanOrEqualTo(most);
    }

    @Property
    void noSlotGetsTwoOwners(@ForAll("wishes") Wish wish, @ForAll("observed") List<Member> members) {
        Decision decision = ServiceRules.decide(wish, members);

        Set<Integer> taken = new HashSet<>();
        members.forEach(member -> taken.add(member.slot()));
        assertThat(decision.start()).doesNotHaveDuplicates().noneMatch(taken::contains);
    }

    @Property
    void fromAnyStateItConvergesWhenWhatStartsGetsReady(
            @ForAll("wishes") Wish asked, @ForAll("observed") List<Member> observed) {
        Wish wish = new Wish(asked.wanted(), asked.maxSurge(), asked.maxUnavailable(), false, false);
        List<Member> members = new ArrayList<>(observed);
        for (int round = 0; round < 100; round++) {
            members = next(members, ServiceRules.decide(wish, members), round);
        }

        assertThat(members)
                .hasSize(wish.wanted())
                .allMatch(member -> member.current() && !member.unwanted() && member.serves());
        Decision settled = ServiceRules.decide(wish, members);
        assertThat(settled.start()).isEmpty();
        assertThat(settled.stop()).isEmpty();
    }

    /** What leaves is gone, what started is ready, what runs is ready. */
    private static List<Member> next(List<Member> members, Decision decision, int round) {
        List<Member> next = new ArrayList<>();
        for (Member member : members) {
            if (!member.leaving() && !decision.stop().contains(member.id())) {
                next.add(new Member(
                        member.id(), member.slot(), member.current(), member.unwanted(), InstancePhase.READY, true));
            }
        }
        for (int slot : decision.start()) {
            next.add(ready(new InstanceId(SERVICE, "round-" + round + "-" + slot), slot, true));
        }
        return next;
    }

    private static Member ready(InstanceId id, int slot, boolean current) {
        return new Member(id, slot, current, false, InstancePhase.READY, true);
    }

    @Provide
    Arbitrary<Wish> wishes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((wanted, surge, unavailable, frozen, volumes) ->
                        new Wish(wanted, surge + unavailable == 0 ? 1 : surge, unavailable, frozen, volumes));
    }

    @Provide
    Arbitrary<List<Member>> observed() {
        Arbitrary<InstancePhase> phases = Arbitraries.of(
                InstancePhase.PENDING,
                InstancePhase.STARTING,
                InstancePhase.READY,
                InstancePhase.UNREADY,
                InstancePhase.DRAINING,
                InstancePhase.STOPPING);
        return Combinators.combine(phases, Arbitraries.of(true, false), Arbitraries.of(true, false, false))
                .as(Seen::new)
                .list()
                .ofMaxSize(7)
                .map(ServiceRulesTest::members);
    }

    private record Seen(InstancePhase phase, boolean current, boolean unwanted) {}

    private static List<Member> members(List<Seen> seen) {
        List<Member> members = new ArrayList<>();
        for (int slot = 0; slot < seen.size(); slot++) {
            Seen each = seen.get(slot);
            members.add(new Member(
                    new InstanceId(SERVICE, "seen-" + slot),
                    slot,
                    each.current(),
                    each.unwanted(),
                    each.phase(),
                    each.phase() == InstancePhase.READY));
        }
        return members;
    }
}
