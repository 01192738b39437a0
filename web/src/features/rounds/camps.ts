// Camps have letters, not names: whoever named them would say what people think.
export const letterOf = (camp: number): string => String.fromCharCode(65 + camp)
