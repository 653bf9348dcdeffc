package io.banyan.engine.container.datapath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.engine.EngineException;
import io.banyan.engine.FaultCode;
import io.banyan.engine.FaultType;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AssignSlotsTest {
    private static final SlotCapacity CAPACITY = new SlotCapacity(8, 8, 8, 8);

    @Property
    void everyPortGetsASlotOfItsKindNoneIsGivenTwiceAndThoseThatFitStay(
            @ForAll @Size(max = 8) Map<@IntRange(max = 12) Integer, SlotFamily> before,
            @ForAll @Size(max = 8) Map<@IntRange(max = 12) Integer, SlotFamily> after) {
        SortedMap<String, String> held = AssignSlots.assign(Map.of(), keys(before), CAPACITY);
        SortedMap<String, SlotFamily> wanted = keys(after);
        SortedMap<String, String> assigned = AssignSlots.assign(held, wanted, CAPACITY);

        assertThat(assigned.keySet()).isEqualTo(wanted.keySet());
        assertThat(assigned.values()).doesNotHaveDuplicates();
        assigned.forEach((key, slot) -> assertThat(SlotFamily.of(slot)).isEqualTo(wanted.get(key)));
        held.forEach((key, slot) -> {
            if (SlotFamily.of(slot) == wanted.get(key)) {
                assertThat(assigned).containsEntry(key, slot);
            }
        });
        assertThat(AssignSlots.assign(assigned, wanted, CAPACITY)).isEqualTo(assigned);
    }

    @Test
    void whenAKindIsFullTheFaultIsOfTypeCapacityAndSaysWhatToDo() {
        SortedMap<String, SlotFamily> wanted = new TreeMap<>(Map.of("a:1", SlotFamily.TCP, "b:1", SlotFamily.TCP));
        assertThatThrownBy(() -> AssignSlots.assign(Map.of(), wanted, new SlotCapacity(9, 9, 1, 9)))
                .isInstanceOfSatisfying(EngineException.class, full -> {
                    assertThat(full.fault().code()).isEqualTo(FaultCode.NO_ROOM);
                    assertThat(full.fault().type()).isEqualTo(FaultType.CAPACITY);
                    assertThat(full.fault().message()).contains("all 1 places").contains("b:1");
                    assertThat(full.fault().nextStep()).contains("raise the gateway's capacity");
                });
    }

    private static SortedMap<String, SlotFamily> keys(Map<Integer, SlotFamily> families) {
        SortedMap<String, SlotFamily> keys = new TreeMap<>();
        families.forEach((number, family) -> keys.put("service:" + number, family));
        return keys;
    }
}
