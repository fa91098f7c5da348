package dev.jfork.wire;

import java.io.Externalizable;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that may be in one block. Learns as it goes: what an allowed class extends is allowed, and so is what the
 * fields of an allowed class of the JDK are made of, which the compiler does not tell.
 */
final class AllowedClasses {
    private static final Set<Class<?>> ALWAYS = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Enum.class);

    /** What anything may be, and so says nothing. */
    private static final Set<Class<?>> ANYTHING =
            Set.of(Object.class, Serializable.class, Externalizable.class, Comparable.class, Cloneable.class);

    /** What stands in a block for the JDK's collections that can't be changed, and for sets of enums. */
    private static final Set<String> STAND_INS_OF_COLLECTIONS =
            Set.of("java.util.CollSer", "java.util.EnumSet$SerializationProxy");

    private static final Set<String> STAND_INS_OF_TIMES =
            Set.of("java.time.Ser", "java.time.chrono.Ser", "java.time.zone.Ser");

    static final String PROXY = "a dynamic proxy is in it, which never travels. Put an object of a class in its place";

    private static final String LAMBDA =
            "a lambda or a method reference is in it, which never travels: the bytes would say what code is run. Put an"
                    + " object of a class in its place";

    private final Class<?> declared;
    private final List<Class<?>> reached = new ArrayList<>();
    private final Set<Class<?>> known = new HashSet<>(ALWAYS);
    private boolean collections;
    private boolean times;

    AllowedClasses(Class<?> declared, List<Class<?>> reached) {
        this.declared = declared;
        reach(declared);
        for (Class<?> each : reached) {
            reach(each);
        }
    }

    /** What is said of a class that is not allowed. */
    static String refusal(Class<?> type) {
        Class<?> element = elementOf(type);
        if (element == SerializedLambda.class) {
            return LAMBDA;
        }
        if (Proxy.isProxyClass(element)) {
            return PROXY;
        }
        String unexpected = element.getName() + " is in it, which neither its type nor what that reaches lets expect. ";
        String name = element.getCanonicalName();
        return unexpected
                + (name == null
                        ? "It has no name in source code, so that none can allow it: put an object of a class with a name in"
                                + " its place"
                        : "If it belongs there, say so where @JavaSerialized is: @JavaSerialized(allow = " + name
                                + ".class)");
    }

    boolean allows(Class<?> type) {
        Class<?> element = elementOf(type);
        if (element.isPrimitive()) {
            return true;
        }
        if (isMadeAtRunTime(element)) {
            return false;
        }
        if (type.isArray() && (element == Object.class || element == Map.Entry.class)) {
            return true; // the tables of collections; what is in them is looked at by itself
        }
        if (!known.contains(element) && !isExpected(element)) {
            return false;
        }
        learn(element);
        return true;
    }

    /** What is refused whoever allows it: which code it runs is not for bytes to say. */
    private static boolean isMadeAtRunTime(Class<?> type) {
        return type == SerializedLambda.class || type.isHidden() || Proxy.isProxyClass(type);
    }

    private void learn(Class<?> type) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (known.add(each) && isOfTheJdk(each)) {
                ObjectStreamClass form = ObjectStreamClass.lookup(each);
                if (form != null) {
                    for (ObjectStreamField field : form.getFields()) {
                        reach(field.getType());
                    }
                }
            }
        }
    }

    private void reach(Class<?> type) {
        Class<?> element = elementOf(type);
        if (element.isPrimitive() || ANYTHING.contains(element) || reached.contains(element)) {
            return;
        }
        reached.add(element);
        if (isOfTheJdk(element)) {
            if (Collection.class.isAssignableFrom(element) || Map.class.isAssignableFrom(element)) {
                collections = true;
                reach(Comparator.class);
            }
            times |= element.getPackageName().startsWith("java.time");
        }
    }

    private boolean isExpected(Class<?> type) {
        if (collections && (isCollection(type) || STAND_INS_OF_COLLECTIONS.contains(type.getName()))) {
            return true;
        }
        if (times && STAND_INS_OF_TIMES.contains(type.getName())) {
            return true;
        }
        // A class may put an object of one nested in it in its own place.
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            for (Class<?> one : reached) {
                if (one.isAssignableFrom(each) && (one == each || isOpen(one) || isOfBase(each))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether all subclasses are expected. To be a Map or a Number is no reason: so are the gadgets of known attacks. */
    private boolean isOpen(Class<?> type) {
        return !isOfTheJdk(type) || (type == declared && !type.isInterface());
    }

    private static boolean isCollection(Class<?> type) {
        String room = type.getPackageName();
        return (room.equals("java.util") || room.equals("java.util.concurrent"))
                && (Collection.class.isAssignableFrom(type)
                        || Map.class.isAssignableFrom(type)
                        || Map.Entry.class.isAssignableFrom(type));
    }

    private static boolean isOfBase(Class<?> type) {
        return type.getModule() == Object.class.getModule();
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static Class<?> elementOf(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }
}
