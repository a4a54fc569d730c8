/** Features by their number, with how much each counts; of length one. */
export type Vector = readonly (readonly [feature: number, weight: number])[];

export interface Example {
  vector: Vector;
  label: number;
}

/** How likely each label is; they sum up to one. */
export type Classifier = (vector: Vector) => Float64Array;

const rounds = 10;
const firstStep = 2;
const stepFalls = 0.15;
const biasStep = 0.05;
/** Examples in one step. */
const atOnce = 100;
/** A label that is this sure not to be meant teaches nothing more. */
const learnt = 0.004;

/**
 * Learns which features speak for which label (multinomial logistic regression by stochastic gradient descent). A few thousand
 * short examples take some hundred milliseconds, once, in steps between which other work can have its turn; the same
 * examples always make the same classifier.
 */
export function* training(
  examples: readonly Example[],
  features: number,
  labels: number,
): Generator<void, Classifier> {
  const weights = new Float32Array(features * labels);
  const bias = new Float32Array(labels);

  const likely: Classifier = (vector) => {
    const scores = Float64Array.from(bias);
    for (const [feature, x] of vector) {
      const row = feature * labels;
      for (let label = 0; label < labels; label++)
        scores[label] = (scores[label] as number) + (weights[row + label] as number) * x;
    }
    let most = Number.NEGATIVE_INFINITY;
    for (const score of scores) if (score > most) most = score;
    let sum = 0;
    for (let label = 0; label < labels; label++) {
      const e = Math.exp((scores[label] as number) - most);
      scores[label] = e;
      sum += e;
    }
    for (let label = 0; label < labels; label++) scores[label] = (scores[label] as number) / sum;
    return scores;
  };

  const random = randomNumbers(1);
  const order = examples.map((_, i) => i);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    const step = firstStep / (1 + round * stepFalls);
    for (const [n, i] of order.entries()) {
      if (n % atOnce === 0) yield;
      const example = examples[i];
      if (!example) continue;
      const { vector, label: right } = example;
      const probabilities = likely(vector);
      for (let label = 0; label < labels; label++) {
        const wrong = (probabilities[label] as number) - (label === right ? 1 : 0);
        if (Math.abs(wrong) < learnt) continue;
        for (const [feature, x] of vector) {
          const at = feature * labels + label;
          weights[at] = (weights[at] as number) - step * wrong * x;
        }
        bias[label] = (bias[label] as number) - step * biasStep * wrong;
      }
    }
  }
  return likely;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** Always the same numbers, so that a question has the same answer on every instance. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
