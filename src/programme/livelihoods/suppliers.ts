// What a cooking school buys from the countryside, from whom, and what it cooks of it. A supplier is a cooperative or a market, never a family.
import { choice, choices, date, group, money, number, ref, required, text, yesNo } from "#core/record/field.ts";
import { openType } from "#core/record/type.ts";
import { countries } from "../splits.ts";

export const Supplier = openType(
  "supplier",
  {
    label: "Supplier in the countryside",
    plural: "Suppliers in the countryside",
    serves: [49],
    title: ["name"],
    due: [
      {
        id: "season",
        says: "The season begins: agree on what will be bought, and set the next day",
        from: "seasonFromOn",
        days: -30,
        who: ["partner-officer"],
        act: { answer: "seasonFromOn" },
      },
    ],
  },
  {
    name: required(text("Cooperative, association or market", { hint: "Not a family's name." })),
    country: required(choice("Country", countries)),
    area: text("Area", { hint: "Coarse: a district or valley." }),
    kind: choice("Kind", {
      cooperative: "Cooperative",
      association: "Association of farmers",
      market: "Market",
      farm: "Farm",
    }),
    products: group("Products", {
      product: required(text("Product")),
      season: text("In which months"),
      variety: yesNo("A variety of the region"),
    }),
    farmCount: number("Farms behind it", { least: 0 }),
    womenCount: number("Of them led by women", { least: 0 }),
    way: choice("How it grows", {
      organic: "Without chemicals",
      careful: "With few",
      usual: "As usual",
      unknown: "Not known",
    }),
    noChildLabour: yesNo("No child misses school for it"),
    seasonFromOn: date("Next season begins on"),
    agreedOn: date("Agreed on what will be bought on", { when: { answered: "seasonFromOn" } }),
  },
);

export const SupplierPurchase = openType(
  "supplier-purchase",
  {
    label: "Purchase of rural produce",
    plural: "Purchases of rural produce",
    serves: [49],
    title: ["product", "on"],
    when: "on",
  },
  {
    course: ref("course", "For which course"),
    from: ref("supplier", "Supplier, from our list"),
    supplier: required(
      text("Or: cooperative or market", { hint: "Not a family's name.", when: { not: { answered: "from" } } }),
    ),
    product: required(text("Product")),
    on: required(date("On")),
    kilograms: number("Kilograms", { least: 0, decimals: 1 }),
    paid: money("Paid", {
      currencies: ["EUR", "BOB", "COP", "BRL", "DOP", "NIO", "PEN", "BDT", "INR", "IDR", "PHP", "THB"],
    }),
    fairPrice: yesNo("At least the price of the market"),
    farmCount: number("Farms behind it", { least: 0 }),
    dishes: group("On the menu as", {
      dish: required(text("Dish")),
      where: choice("Where", { class: "In class", restaurant: "At the school's table", market: "At a market or fair" }),
    }),
    use: choices("What learners did with it", {
      cooked: "Cooked",
      visited: "Visited the farms",
      priced: "Worked out a price",
    }),
  },
);
